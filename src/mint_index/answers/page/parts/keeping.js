// Keeping what was entered: saved to a file and opened from one, and, only if asked, as a draft in this browser.

const MOST_BYTES = 20_000_000;
const DRAFT = `mint-index ${edition.edition} ${edition.fingerprint}`;

/** What is written: the answers to questions that are not asked stay on the page. */
function writable(all, asked) {
  const words = new Map([...all.words].map(([id, own]) => [id, asked.get(id) ? own : { ...own, answer: "", reason: "" }]));
  return { facts: all.facts, words };
}

/** The name of a file, made of that of the municipality and the date. */
function fileName(facts) {
  const plain = facts.municipality.normalize("NFKD").replaceAll("ß", "ss").replace(/[\u0300-\u036f]/g, "");
  const town = plain.toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "");
  return `${[town || "answers", facts.date].filter(Boolean).join("-")}.csv`;
}

/** Hand a file to the browser, which keeps it where it keeps downloads. */
function download(name, text) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "text/csv;charset=utf-8" }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** The text of a file that somebody chose, or why it cannot be a form. */
async function textOf(file) {
  if (file.size > MOST_BYTES) return { says: say("tooLarge", { file: file.name }) };
  const bytes = new Uint8Array(await file.arrayBuffer());
  const begins = (...marks) => marks.every((mark, at) => bytes[at] === mark);
  if (begins(0x50, 0x4b) || begins(0xd0, 0xcf, 0x11, 0xe0)) return { says: say("workbook", { file: file.name }) };
  return { text: decoded(bytes) };
}

/** A problem in one line, with its place. */
function told({ line, code, facts, leftBlank }) {
  const place = line ? `${say("line", { line })}: ` : "";
  return `${place}${code} ${sayProblem(code, facts)}${leftBlank ? ` ${say("leftBlank")}` : ""}`;
}

// A browser may forbid a page from disk to keep anything: then there is no draft, and it says so.

function keptDraft() {
  try {
    return localStorage.getItem(DRAFT);
  } catch {
    return null;
  }
}

function keepDraft(text) {
  try {
    localStorage.setItem(DRAFT, text);
    return true;
  } catch {
    return false;
  }
}

function forgetDraft() {
  try {
    localStorage.removeItem(DRAFT);
  } catch {
    // What cannot be kept need not be forgotten.
  }
}
