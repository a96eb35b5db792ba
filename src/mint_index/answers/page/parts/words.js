// What is said: sentences of the edition and of the tool, filled with facts; words as they are compared.

const edition = JSON.parse(document.getElementById("definition").textContent);
const NOTHING = Object.freeze({ __proto__: null });

/** A table to look up words in, without those that every object has. */
function tableOf(given) {
  return Object.assign(Object.create(null), given);
}

/** Words as they are compared: without case and superfluous white space. */
function folded(words) {
  return words.split(/[\s\x1c-\x1f]+/u).filter(Boolean).join(" ").toUpperCase().toLowerCase();
}

/** A table whose keys are folded words; keys that were folded elsewhere are folded once more, to be alike. */
function foldedTable(given) {
  return tableOf(Object.fromEntries(Object.entries(given).map(([words, meaning]) => [folded(words), meaning])));
}

/** A sentence with its facts; nothing where one of them is not known. */
function filled(sentence, facts) {
  let whole = true;
  const said = sentence.replace(/\{(\w+)\}/g, (_, name) => {
    if (facts[name] === undefined) whole = false;
    return facts[name];
  });
  return whole ? said : "";
}

function say(name, facts = NOTHING) {
  return filled(edition.say[name], facts);
}

/** What is wrong, what was expected: the sentences of a problem whose facts are known. */
function sayProblem(code, facts = NOTHING) {
  return (edition.problems[code] || [code]).map((sentence) => filled(sentence, facts)).filter(Boolean).join(" ");
}

/** A number with so many decimals as the reader's language writes it. */
function shown(number, decimals) {
  const asWritten = { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
  return new Intl.NumberFormat(edition.language, asWritten).format(number);
}

function shownPercent(share) {
  return new Intl.NumberFormat(edition.language, { style: "percent" }).format(rounded(share, 0, true) / 100);
}
