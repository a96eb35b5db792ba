// From answers to scores, as the method of the index says: one municipality, nothing rounded on the way.

const HOLDS = 1, OPEN = 0, FAILS = -1;
const HAIR = 1e-9;
const ALL_BUT_A_HAIR = 100 - 1e-11;

/** Whether each question is asked: all, but for those whose condition does not hold. */
function askedOf(found, country) {
  const asked = new Map();
  for (const question of questions.values()) {
    asked.set(question.id, !question.appliesIf || evaluate(question.appliesIf, found, country, asked) !== FAILS);
  }
  return asked;
}

/** What a condition comes to, in Kleene's three values; what hangs on a question that is not asked does not hold. */
function evaluate(condition, found, country, asked) {
  const part = (each) => evaluate(each, found, country, asked);
  if (condition.all) return Math.min(...condition.all.map(part));
  if (condition.any) return Math.max(...condition.any.map(part));
  if (condition.not) return -part(condition.not);
  if (condition.open) return OPEN;
  if (condition.countries) return !country ? OPEN : condition.countries.includes(country) ? HOLDS : FAILS;
  return asked.get(condition.question) === false ? FAILS : compare(condition, found.get(condition.question));
}

function compare(condition, meaning) {
  if (condition.notApplicable) {
    // Whoever could not find out has not said that it applies.
    if (meaning.standing !== ANSWERED && meaning.standing !== NOT_APPLICABLE) return OPEN;
    return meaning.standing === NOT_APPLICABLE && condition.notApplicable.includes(meaning.reason) ? HOLDS : FAILS;
  }
  if (meaning.standing !== ANSWERED) return OPEN;
  return holds(condition, questions.get(condition.question), meaning.figure) ? HOLDS : FAILS;
}

function holds(condition, question, figure) {
  const counted = question.kind === "checklist" ? elementsOf(question, figure).length : figure;
  if (condition.below !== undefined) return counted < condition.below;
  if (condition.atLeast !== undefined) return counted >= condition.atLeast;
  if (condition.lacks !== undefined) return !shows(figure, condition.lacks);
  return condition.among.includes(figure);
}

/** Whether a question was answered with "not applicable" although the profile says that it applies. */
function isNoExcuse(question, found, country) {
  const away = found.get(question.id).standing === NOT_APPLICABLE;
  return away && Boolean(question.mustApplyIf) && evaluate(question.mustApplyIf, found, country, new Map()) === HOLDS;
}

/** The points of an answer, 0 to 100; NaN where there are none. */
function pointsOf(question, meaning) {
  if (meaning.standing !== ANSWERED) return NaN;
  const figure = meaning.figure;
  switch (question.kind) {
    case "yes_no": return figure * 100;
    case "ladder": return figure * 100 / question.top;
    case "choice": return question.points[figure];
    case "checklist": {
      const weight = elementsOf(question, figure).reduce((sum, position) => sum + question.weights[position], 0);
      return Math.min(weight / question.fullAt, 1) * 100;
    }
    case "number": {
      const of = question.log ? logarithm : (value) => value;
      const share = (of(figure) - of(question.worst)) / (of(question.best) - of(question.worst));
      return Math.min(Math.max(share, 0), 1) * 100;
    }
    default: return NaN;
  }
}

function logarithm(value) {
  return value > 0 ? Math.log(value) : -Infinity;
}

/** The parent's points, 0 to 100, from pairs of weight and points; NaN where there are none. */
function aggregate(parts, how) {
  const held = parts.reduce((sum, [weight]) => sum + weight, 0);
  if (!(held > 0)) return NaN;
  if (how === "arithmetic") return mean(parts.reduce((sum, [weight, points]) => sum + points * weight, 0), held);
  const all = parts.map(([, points]) => points), least = Math.min(...all);
  if (how === "minimum") return least;
  const logs = parts.reduce((sum, [weight, points]) => sum + logarithm(points) * weight, 0);
  return Math.min(Math.max(Math.exp(logs / held), least), Math.max(...all));
}

function mean(total, held) {
  if (!(held > 0)) return NaN;
  const found = total / held;
  // Weights such as 0.1 leave a mean of nothing but 100s a last bit above or below it.
  return found > ALL_BUT_A_HAIR ? 100 : Math.max(found, 0);
}

function weightOf(some) {
  return some.reduce((sum, { question }) => sum + question.weight, 0);
}

function percent(part, whole) {
  return whole > 0 ? mean(part * 100, whole) : 0;
}

/** The figures of a dimension. */
function scoreDimension(rules, found, asked) {
  const all = rules.questions.map((id) => ({ question: questions.get(id), meaning: found.get(id) }));
  const scored = all.filter(({ question }) => question.weight > 0 && asked.get(question.id));
  const applying = scored.filter(({ meaning }) => meaning.standing !== NOT_APPLICABLE);
  const present = applying.filter(({ meaning }) => meaning.standing === ANSWERED);
  const coverage = percent(weightOf(present), weightOf(applying));
  const away = percent(weightOf(scored) - weightOf(applying), weightOf(scored));
  const whole = (missing) => aggregate(
    (missing === null ? present : applying).map(({ question, meaning }) => {
      const points = pointsOf(question, meaning);
      return [question.weight, Number.isNaN(points) ? missing : points];
    }), rules.aggregate);
  const ifWorst = whole(0), ifBest = whole(100), stated = rules.missing === "worst" ? ifWorst : whole(null);

  let standing = "scored";
  if (coverage < rules.settledFrom - HAIR) standing = "provisional";
  if (Number.isNaN(stated) || coverage < rules.scoredFrom - HAIR) standing = "insufficient";
  if (rules.missing === "voids" && present.length < applying.length) standing = "insufficient";
  if (!applying.length || away > rules.outsideAbove + HAIR) standing = "outside";
  const gates = present.filter(({ question, meaning }) =>
    0 < rules.gateWeight && rules.gateWeight <= question.weight && pointsOf(question, meaning) === 0);
  return figures(stated, ifWorst, ifBest, coverage, standing, gates.map(({ question }) => question.id));
}

/** The figures of the whole, from those of the dimensions in order. */
function scoreWhole(dimensions) {
  const weighed = dimensions.map((each, position) => ({ ...each, weight: edition.dimensions[position].weight }));
  const within = weighed.filter(({ standing }) => standing !== "outside");
  const counting = weighed.filter(({ counts }) => counts);
  const of = (some, figure) => aggregate(some.map((each) => [each.weight, each[figure]]), edition.overall.aggregate);
  const coverage = aggregate(within.map((each) => [each.weight, each.coverage]), "arithmetic");
  const unsettled = within.some(({ standing }) => standing === "provisional" || standing === "insufficient");
  const enough = counting.length >= edition.overall.needs;
  const standing = enough ? (unsettled ? "provisional" : "scored") : "insufficient";
  const whole = figures(of(counting, "score"), of(within, "ifWorst"), of(within, "ifBest"), coverage || 0, standing, []);
  return { ...whole, counting: counting.length };
}

function figures(stated, ifWorst, ifBest, coverage, standing, gates) {
  const counts = standing === "scored" || standing === "provisional";
  const score = counts ? stated : NaN;
  const printed = rounded(score, edition.rounding.decimals, edition.rounding.halfUp);
  const least = (one, other) => (Number.isNaN(one) ? other : Number.isNaN(other) ? one : Math.min(one, other));
  return {
    standing, counts, score, printed, coverage, ifWorst, ifBest, gates,
    low: counts ? least(ifWorst, score) : NaN,
    high: counts ? -least(-ifBest, -score) : NaN,
    ...levelOf(printed, gates.length > 0),
  };
}

/** The position of the level of a printed score, and of the one to which it is near; -1 for none. */
function levelOf(printed, gated) {
  const starts = edition.levels.map(({ start }) => start), last = starts.length - 1;
  if (Number.isNaN(printed) || last < 0) return { level: -1, near: -1 };
  const highest = gated ? Math.max(last - 1, 0) : last;
  const level = Math.min(starts.filter((start) => start <= printed + HAIR).length - 1, highest);
  const above = Math.min(level + 1, last);
  if (above <= highest && above > level && starts[above] - printed <= edition.between + HAIR) return { level, near: above };
  const below = printed - starts[level];
  return { level, near: level > 0 && -HAIR <= below && below <= edition.between + HAIR ? level - 1 : -1 };
}

/** All scores: what is asked, the dimensions in order, the whole. */
function scoreAll(found, country) {
  const asked = askedOf(found, country);
  const dimensions = edition.dimensions.map((rules) => scoreDimension(rules, found, asked));
  return { asked, dimensions, overall: scoreWhole(dimensions) };
}
