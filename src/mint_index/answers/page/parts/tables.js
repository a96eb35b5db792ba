// The file: a CSV form out of what was entered, and what was entered out of a CSV form, whatever program saved it.

const REMARKS = ["evidence", "note", "answered_by"];
const FACTS = ["municipality", "country", "date"];
const DELIMITERS = [",", ";", "\t", "|"];
const LOOKED_THROUGH = 20;
const headers = foldedTable(edition.file.headers);

const EMPTY = Object.freeze({ answer: "", reason: "", evidence: "", note: "", answered_by: "" });

// Armour ---------------------------------------------------------------------------------------------------------

/** Whether a spreadsheet program would run a text, or take it for a date or another figure. */
function isTurned(text) {
  const bare = text.replace(/^'+/, "");
  return /^(?:[=+\-@#\t\r]|(?=.*[0-9]).{1,20}$)/su.test(bare) && !/^(?:0|[1-9][0-9]{0,14})$/.test(text);
}

function armoured(text) {
  return isTurned(text) ? `'${text}` : text;
}

function bared(cell) {
  return cell.startsWith("'") && isTurned(cell) ? cell.slice(1) : cell;
}

/** A text without blanks around it, with one kind of line ends, and without what no file can hold. */
function cleaned(text) {
  return text.replace(/\r\n?/g, "\n").replace(/\0/g, "").trim();
}

// Writing --------------------------------------------------------------------------------------------------------

/** The CSV form. `entered` has `facts` (id to words) and `words` (id of a question to its EMPTY, filled). */
function writeTable(entered) {
  const rows = edition.file.rows.map(([id, asks, answers, states]) => {
    const own = entered.words.get(id);
    const said = own
      ? [own.answer, ...REMARKS.map((part) => own[part]), own.reason && edition.reasonWords[own.reason]]
      : [FACTS.includes(id) ? entered.facts[id] : "", "", "", "", ""];
    const cells = said.map((text) => armoured(cleaned(text || "")));
    if (states) cells[0] = states;
    return [id, harmless(asks), harmless(answers), ...cells];
  });
  const lines = [edition.file.header, ...rows].map((row) => row.map(quoted).join(edition.file.delimiter));
  return `\ufeff${lines.join("\r\n")}\r\n`;
}

function harmless(text) {
  return /^[=+\-@]/.test(text) ? armoured(text) : text;
}

function quoted(cell) {
  const parts = cell.includes(edition.file.delimiter) || /["\r\n]/.test(cell);
  return parts ? `"${cell.replaceAll('"', '""')}"` : cell;
}

// Reading --------------------------------------------------------------------------------------------------------

/** The text in bytes: UTF-8 or UTF-16, else Windows-1252. */
function decoded(bytes) {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}

/** The rows of a text under a delimiter, each with the line it begins in; the line of a quotation that does not end. */
function rowsOf(text, delimiter) {
  const rows = [];
  let row = [], cell = "", inside = false, closed = false, line = 1, begin = 1;
  const endCell = () => { row.push(cell); cell = ""; closed = false; };
  const endRow = () => { endCell(); rows.push({ line: begin, cells: row }); row = []; begin = line; };
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at];
    const breaks = sign === "\n" || (sign === "\r" && text[at + 1] !== "\n");
    if (breaks) line += 1;
    if (inside) {
      if (sign !== '"') cell += sign;
      else if (text[at + 1] === '"') { cell += '"'; at += 1; }
      else { inside = false; closed = true; }
    } else if (sign === '"' && cell === "" && !closed) inside = true;
    else if (sign === delimiter) endCell();
    else if (breaks) endRow();
    else if (sign !== "\r") cell += sign;
  }
  const unended = inside ? begin : 0;
  if (cell || row.length) endRow();
  return { rows, unended };
}

function namesColumns(cells) {
  const named = cells.map((cell) => headers[folded(cell)]);
  return named.includes("id") && named.includes("answer");
}

/** The delimiter under which one of the first rows names the columns of the form; nothing where none does. */
function delimiterOf(text) {
  const head = text.split(/\r\n|\r|\n/, LOOKED_THROUGH).join("\n");
  return DELIMITERS.find((delimiter) => rowsOf(head, delimiter).rows.some(({ cells }) => namesColumns(cells)));
}

/** The lines of a form by their ids: each has its `line`, and its `cells` by the names of the columns. */
function linesOf(text, told) {
  const delimiter = delimiterOf(text);
  if (!delimiter) {
    told.push({ code: "T01", facts: { name: edition.file.header[0] } });
    return null;
  }
  const { rows, unended } = rowsOf(text, delimiter);
  if (unended) {
    told.push({ line: unended, code: "T13" });
    return null;
  }
  const lines = new Map();
  let columns = null;
  for (const { line, cells } of rows) {
    if (namesColumns(cells)) columns = cells.map((cell) => headers[folded(cell)]);
    else if (columns && cells.some((cell) => cell.trim())) takeLine(line, cells, columns, lines, told);
  }
  return lines;
}

function takeLine(line, cells, columns, lines, told) {
  const named = Object.create(null);
  columns.forEach((column, at) => {
    if (column && !(column in named)) named[column] = cleaned(bared(cleaned(cells[at] ?? "")));
  });
  if (cells.slice(columns.length).some((cell) => cell.trim())) {
    told.push({ line, code: "T04", facts: { found: cells.length, expected: columns.length } });
  }
  const { id } = named, first = lines.get(id);
  if (first) told.push({ line, code: "T10", facts: { name: id, first: first.line } });
  else if (id) lines.set(id, { line, cells: named });
}

/**
 * What a file says: `facts`, `words` (as `writeTable` takes them), and everything that was not understood, in `told`.
 * Nothing but `told` where the file is not a form of this edition.
 */
function readTable(text) {
  const told = [];
  const lines = text.trim() ? linesOf(text, told) : (told.push({ code: "F07" }), null);
  if (!lines) return { told };
  const cell = (id, column) => lines.get(id)?.cells[column] ?? "";
  const stated = cell("edition", "answer");
  if (stated && stated !== edition.edition) {
    const line = lines.get("edition").line;
    return { told: [...told, { line, code: "M05", facts: { given: stated, edition: edition.edition } }] };
  }
  const mark = cell("fingerprint", "answer");
  if (mark && mark !== edition.fingerprint) told.push({ code: "M06", facts: { edition: edition.edition } });
  for (const [id, { line }] of lines) {
    if (!questions.has(id) && !FACTS.includes(id) && !edition.file.stated.includes(id) && !edition.file.elements.includes(id)) {
      told.push({ line, code: "T09", facts: { name: id, edition: edition.edition } });
    }
  }
  const decimal = provenDecimal([...lines.values()].flatMap(({ cells }) => Object.values(cells)));
  const words = new Map([...questions].map(([id, question]) => [id, wordsIn(question, lines.get(id), decimal, told)]));
  const facts = Object.fromEntries(FACTS.map((id) => [id, cell(id, "answer")]));
  facts.date = dateIn(facts.date, lines.get("date")?.line, told);
  return { facts, words, told };
}

function wordsIn(question, line, decimal, told) {
  if (!line) return EMPTY;
  const { cells } = line;
  const found = { ...EMPTY, answer: cells.answer ?? "", reason: reasons[folded(cells.reason ?? "")] ?? "" };
  for (const part of REMARKS) found[part] = cells[part] ?? "";
  if (cells.reason && !question.reasons.includes(found.reason)) {
    told.push({ line: line.line, code: "A11", facts: { given: cells.reason, question: question.asks } });
    found.reason = "";
  }
  if (question.kind === "number") found.answer = withoutDoubt(found.answer, decimal);
  const { code, facts } = meaningOf(question, found.answer);
  if (code && question.kind !== "number") {
    // What is typed stays in sight and is told there; what is chosen has no place for another word.
    told.push({ line: line.line, code, facts: { question: question.asks, ...facts }, leftBlank: true });
    found.answer = "";
  }
  return found;
}

// Dates ----------------------------------------------------------------------------------------------------------

/** A date as year-month-day, out of the ways in which spreadsheet programs write it; nothing where it is none. */
function dateIn(word, line, told) {
  const found = word ? dateOf(word) : "";
  if (found === null) told.push({ line, code: "M04", facts: { given: word }, leftBlank: true });
  return found ?? "";
}

function dateOf(word) {
  const iso = /^([0-9]{4})([./-]) ?([0-9]{1,2})\2 ?([0-9]{1,2})\.?$/.exec(word);
  if (iso) return dateFrom(iso[1], iso[3], iso[4]);
  const written = /^([0-9]{1,2})([./-]) ?([0-9]{1,2})\2 ?([0-9]{4}|[0-9]{2})\.?$/.exec(word);
  if (!written) return null;
  let [, day, sign, month, year] = written;
  if (year.length === 2) {
    if (sign !== ".") return null;
    year = `20${year}`;
  }
  // The day stands before the month; only where that gives no day, after it.
  if (sign === "/" && Number(month) > 12) [day, month] = [month, day];
  return dateFrom(year, month, day);
}

function dateFrom(year, month, day) {
  const iso = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  const date = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso) ? iso : null;
}
