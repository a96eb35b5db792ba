// What an answer means: a word as it stands in a file becomes a standing and a figure, or a fault.

const BLANK = "blank", ANSWERED = "answered", UNKNOWN = "unknown", NOT_APPLICABLE = "not_applicable";
const FEWEST_PERSONS = 3;
const MOST_QUOTED = 60;

const specials = foldedTable(edition.specials);
const reasons = foldedTable(edition.reasons);
const questions = new Map(Object.entries(edition.questions).map(([id, asked]) => [id, withWords({ id, ...asked })]));

/**
 * The question with the position of the answer for all words that mean it, in every language and as codes (`known`), and
 * with the words in which each of its answers is written into a file (`written`).
 */
function withWords(question) {
  const known = foldedTable(question.kind === "yes_no" || question.kind === "checklist" ? question.alsoKnown : {});
  const written = question.answers.map(([code, words]) => `${code}: ${words.split(/\s+/).join(" ").trim()}`);
  if (question.kind === "yes_no") return { ...question, known, written: question.answers.map(([code]) => edition.say[code]) };
  question.answers.forEach(([code, ...said], position) => {
    for (const words of said) {
      known[folded(words)] = position;
      known[folded(`${code}: ${words}`)] = position;
    }
  });
  // A code means itself, whatever the words of another answer say.
  question.answers.forEach(([code], position) => { known[folded(code)] = position; });
  // What stands between elements must stand in none of them.
  const parted = question.kind === "checklist" && written.some((words) => words.includes("|"));
  return { ...question, known, written: parted ? question.answers.map(([code]) => code) : written };
}

function answered(figure) {
  return { standing: ANSWERED, figure };
}

function wrong(code, facts = NOTHING) {
  return { standing: BLANK, figure: NaN, code, facts };
}

/**
 * What a word says as the answer to a question: its standing, its figure (step, position, number, or the sum of
 * 2 ** position of the elements), and the code and facts of what is wrong.
 */
function meaningOf(question, given) {
  const word = given.trim();
  if (!word) return { standing: BLANK, figure: NaN };
  const fold = folded(word), special = specials[fold];
  if (special === NOT_APPLICABLE && !question.reasons.length) return wrong("A09");
  if (special === NOT_APPLICABLE || special === UNKNOWN) return { standing: special, figure: NaN };
  if (question.kind === "text") return answered(0);
  if (question.kind === "number") return numberIn(question, word);
  if (question.kind === "checklist") return elementsIn(question, word);
  return fold in question.known ? answered(question.known[fold]) : notAnAnswer(question, word);
}

function elementsIn(question, word) {
  const fold = folded(word);
  const parts = fold in question.known ? [fold] : word.split("|").map(folded).filter(Boolean);
  const foreign = parts.find((part) => !(part in question.known));
  if (foreign !== undefined || !parts.length) return notAnAnswer(question, foreign ?? word);
  const found = new Set(parts.map((part) => question.known[part]));
  if (found.has(-1) && found.size > 1) return wrong("A17", { given: word });
  let sum = 0;
  for (const position of found) if (position >= 0) sum += 2 ** position;
  return answered(sum);
}

function numberIn(question, word) {
  const slash = word.indexOf("/");
  const parts = slash < 0 ? [word] : [word.slice(0, slash), word.slice(slash + 1)];
  const read = question.percent && slash < 0 ? readPercentage : readFigure;
  const figures = parts.map((part) => read(part));
  for (const figure of figures) if (typeof figure !== "number") return noFigure(question, word, figure);
  if (figures.length === 1) return withinBounds(question, figures[0], word, question.persons);
  const [part, whole] = figures;
  if (!question.asShare) return wrong("A18", { given: word, question: question.asks });
  if (whole <= 0) return wrong("A14", { given: word, question: question.asks });
  if (question.countsPersons && tooFew(part)) return wrong("A16");
  return withinBounds(question, question.per * part / whole, word, false);
}

function noFigure(question, word, doubt) {
  if (doubt) return wrong("A05", { given: word, ...doubt });
  if (/[0-9]/.test(word)) return wrong("A03", { given: word, unit: question.unit || undefined });
  return wrong("A04", { given: word, question: question.asks });
}

function withinBounds(question, figure, word, countsPersons) {
  // What is divided by facts of the profile is held against the bounds when they are known.
  const lowest = question.over.length ? 0 : question.lowest, highest = question.over.length ? Infinity : question.highest;
  if (!(lowest <= figure && figure <= highest)) {
    return wrong("A02", { given: word, question: question.asks, lowest: String(lowest), highest: String(highest) });
  }
  return countsPersons && tooFew(figure) ? wrong("A16") : answered(figure);
}

function tooFew(figure) {
  return 0 < figure && figure < FEWEST_PERSONS;
}

function notAnAnswer(question, word) {
  const given = word.length > MOST_QUOTED ? `${word.slice(0, MOST_QUOTED - 1)}…` : word;
  return wrong("A01", { given, question: question.asks });
}

/** The positions of the elements that an answered checklist shows. */
function elementsOf(question, figure) {
  return question.weights.map((_, position) => position).filter((position) => shows(figure, position));
}

function shows(figure, position) {
  return Math.floor(figure / 2 ** position) % 2 === 1;
}

/** What the answers mean, by question: those of `words` (id to answer and reason), divided by the profile where they are parts of it. */
function meanings(words) {
  const found = new Map();
  for (const question of questions.values()) {
    const { answer, reason } = words.get(question.id);
    found.set(question.id, { ...meaningOf(question, answer), reason });
  }
  for (const question of questions.values()) {
    if (question.kind === "number" && question.over.length) divide(question, found);
  }
  return found;
}

function divide(question, found) {
  const meaning = found.get(question.id);
  if (meaning.standing !== ANSWERED) return;
  const parts = question.over.map((id) => found.get(id));
  const whole = parts.every((part) => part.standing === ANSWERED) ? parts.reduce((sum, part) => sum + part.figure, 0) : 0;
  const figure = question.per * meaning.figure / whole;
  const asks = question.asks;
  if (!(whole > 0)) {
    const facts = question.over.map((id) => questions.get(id).asks).join("; ");
    found.set(question.id, wrong("A20", { question: asks, facts }));
  } else if (!(question.lowest <= figure && figure <= question.highest)) {
    const bounds = { lowest: String(question.lowest), highest: String(question.highest) };
    found.set(question.id, wrong("A02", { given: `${meaning.figure}/${whole}`, question: asks, ...bounds }));
  } else {
    found.set(question.id, { ...meaning, figure });
  }
}
