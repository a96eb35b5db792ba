// Words that are figures, in the ways of writing numbers that Europe has; and rounding, once and at the end.

const PLAIN = /^[-+−]?[0-9]+$/;
const DECIMAL = /^[-+−]?[0-9]*([.,])[0-9]+$/;
const DOUBTFUL = /^[-+−]?[1-9][0-9]{0,2}([.,])[0-9]{3}$/;
const GROUPED = /^[-+−]?[0-9]{1,3}(?:([., '’])[0-9]{3})(?:\1[0-9]{3})*(?:([.,])[0-9]+)?$/;

/**
 * The number that is written; null where it is none; the two readings where a sign can mean two things.
 * `decimal` is the decimal sign that the rest of a file proves, or nothing.
 */
function readFigure(given, decimal = "") {
  const word = given.trim().replace(/[\u00a0\u202f\u2009]/g, " ");
  if (PLAIN.test(word)) return asNumber(word);
  const doubtful = DOUBTFUL.exec(word);
  if (doubtful) {
    const sign = doubtful[1];
    const asDecimal = word.replace(sign, "."), asThousands = word.replace(sign, "");
    if (decimal) return asNumber(decimal === sign ? asDecimal : asThousands);
    return { one: asThousands.replace(/^\+/, ""), other: asDecimal.replace(/^\+/, "") };
  }
  if (DECIMAL.test(word)) return asNumber(word.replace(",", "."));
  const grouped = GROUPED.exec(word);
  if (grouped && grouped[1] !== grouped[2]) {
    const plain = word.split(grouped[1]).join("");
    return asNumber(grouped[2] ? plain.replace(grouped[2], ".") : plain);
  }
  return null;
}

/** As `readFigure`, for a figure in percent, after which the sign may stand. */
function readPercentage(given) {
  return readFigure(given.trim().replace(/[ \u00a0\u202f\u2009]*%$/, ""));
}

/** The decimal sign that some words prove and none contradicts, or nothing. */
function provenDecimal(words) {
  const proven = new Set();
  for (const given of words) {
    const word = given.trim();
    if (DOUBTFUL.test(word)) continue;
    const decimal = DECIMAL.exec(word), grouped = GROUPED.exec(word);
    if (decimal) proven.add(decimal[1]);
    else if (grouped && grouped[2]) proven.add(grouped[2]);
    else if (grouped && ".,".includes(grouped[1])) proven.add(grouped[1] === "." ? "," : ".");
  }
  return proven.size === 1 ? [...proven][0] : "";
}

/** The figure in words that can be read in one way only, where a file proved which: 1.234 is 1234 or 1.2340. */
function withoutDoubt(word, decimal) {
  return word.split("/").map((part) => {
    const sign = decimal && DOUBTFUL.exec(part.trim());
    if (!sign) return part;
    return decimal === sign[1] ? `${part.trim()}0` : part.trim().replace(sign[1], "");
  }).join("/");
}

function asNumber(word) {
  return Number(word.replace("−", "-"));
}

/** The number with so many decimals; ties that arithmetic missed by a last bit are ties again. */
function rounded(number, decimals, halfUp) {
  const factor = 10 ** decimals;
  const raised = halfEven(number * factor * 1e9) / 1e9;
  return (halfUp ? Math.floor(raised + 0.5) : halfEven(raised)) / factor;
}

function halfEven(number) {
  const below = Math.floor(number), rest = number - below;
  if (rest !== 0.5) return Math.round(number);
  return below % 2 === 0 ? below : below + 1;
}
