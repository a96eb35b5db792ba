// The result so far: the table of scores, the progress, the one line that is read out, and which questions are asked.

const rows = new Map([...document.querySelectorAll("[data-result]")].map((each) => [each.dataset.result, each]));

/** How many of a dimension's scored questions that are asked have an answer, of whatever sort. */
function progressOf(dimension, found, asked) {
  const counted = dimension.questions.filter((id) => questions.get(id).weight > 0 && asked.get(id));
  return { answered: counted.filter((id) => found.get(id).standing !== BLANK).length, all: counted.length };
}

function showResult(scores, found) {
  const whole = { answered: 0, all: 0 };
  edition.dimensions.forEach((dimension, position) => {
    const progress = progressOf(dimension, found, scores.asked);
    whole.answered += progress.answered;
    whole.all += progress.all;
    const figures = scores.dimensions[position];
    showRow(rows.get(dimension.id), figures, progress, stateOf(figures));
    document.querySelector(`[data-progress="${dimension.id}"]`).textContent = say("answered", progress);
  });
  const { overall } = scores;
  const state = overall.standing === "insufficient"
    ? say("noScore", { scored: overall.counting, needs: edition.overall.needs })
    : stateOf(overall);
  showRow(rows.get("overall"), overall, whole, state);
  return [headline(overall), levelName(overall), say("answered", whole)].filter(Boolean).join(" · ");
}

function headline(overall) {
  if (!overall.counts) return say("noScore", { scored: overall.counting, needs: edition.overall.needs });
  const [score, low, high] = [overall.printed, overall.low, overall.high].map(printedScore);
  return low === high ? say("score", { score }) : say("scoreRange", { score, low, high });
}

function printedScore(figure) {
  const { decimals, halfUp } = edition.rounding;
  return shown(rounded(figure, decimals, halfUp), decimals);
}

function levelName(figures) {
  return figures.level < 0 ? "" : edition.levels[figures.level].name;
}

function stateOf(figures) {
  const said = figures.standing === "scored" ? [] : [say(figures.standing)];
  if (figures.counts && figures.near >= 0) {
    const [lower, upper] = [figures.level, figures.near].sort((one, other) => one - other);
    said.push(say("between", { lower: edition.levels[lower].name, upper: edition.levels[upper].name }));
  }
  if (figures.counts && figures.gates.length) {
    said.push(say("gate", { questions: figures.gates.map((id) => questions.get(id).number).join(", ") }));
  }
  return said.join("; ");
}

function showRow(row, figures, progress, state) {
  const cell = (name, ...content) => row.querySelector(`[data-cell="${name}"]`).replaceChildren(...content);
  row.dataset.standing = figures.standing;
  const { counts } = figures;
  cell("score", counts ? exactly(figures.score, printedScore(figures.score)) : "–");
  cell("range", ...(counts ? rangeOf(figures) : ["–"]));
  cell("level", counts ? levelName(figures) : "–");
  cell("coverage", exactly(figures.coverage, shownPercent(figures.coverage)));
  cell("progress", say("ofAll", progress));
  cell("state", state);
}

/** From where to where the score may go; one figure where both ends are printed alike. */
function rangeOf(figures) {
  const low = exactly(figures.low, printedScore(figures.low)), high = exactly(figures.high, printedScore(figures.high));
  high.hidden = low.textContent === high.textContent;
  return high.hidden ? [low, high] : [low, "–", high];
}

/** A figure as it is printed, with its exact value for machines. */
function exactly(figure, printed) {
  const element = document.createElement("data");
  element.value = String(figure);
  element.textContent = printed;
  return element;
}

/** Hide what is not asked, with the reason why, and the words for other countries. */
function showAsked(asked, words, country) {
  for (const [id, fieldset] of fieldsets) {
    const reason = fieldset.querySelector(".unasked");
    if (!reason) continue;
    const isAsked = asked.get(id);
    reason.hidden = isAsked;
    fieldset.querySelector(".body").hidden = !isAsked;
    const kept = fieldset.querySelector(".kept");
    kept.textContent = words.get(id).answer ? say("hidden") : "";
    kept.hidden = !kept.textContent;
  }
  for (const note of document.querySelectorAll("[data-country]")) note.hidden = note.dataset.country !== country;
}

/** Everything that is wrong in what is entered, beside its field; returns how many things are. */
function showFaults({ facts, words }, found, asked) {
  let count = 0;
  const mark = (place, fields, says) => {
    markFault(place, fields, says);
    count += says ? 1 : 0;
  };
  const country = facts.country && !countryOf(facts) ? sayProblem("M03", { given: facts.country }) : "";
  mark("fact.country", [byId("fact.country")], country);
  for (const [id, fieldset] of fieldsets) {
    const { code, facts: known, standing } = found.get(id);
    const reason = partOf(fieldset, "reason"), entry = partOf(fieldset, "entry");
    if (reason) reason.parentElement.hidden = standing !== NOT_APPLICABLE;
    const lacksReason = standing === NOT_APPLICABLE && !words.get(id).reason;
    const question = questions.get(id);
    const says = !asked.get(id) ? ""
      : code ? sayProblem(code, known)
      : isNoExcuse(question, found, countryOf(facts))
        ? sayProblem("A21", { question: question.asks, condition: question.mustApplyWhere })
      : lacksReason ? sayProblem("A10") : "";
    mark(id, [lacksReason ? reason : entry].filter(Boolean), says);
    const other = lacksReason ? entry : reason;
    if (other) other.removeAttribute("aria-invalid");
  }
  return count;
}
