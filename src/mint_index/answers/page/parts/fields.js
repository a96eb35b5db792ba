// The fields of the page: what is entered into them, and how they are set from words.

const byId = (id) => document.getElementById(id);
const fieldsets = new Map([...document.querySelectorAll("[data-question]")].map((each) => [each.dataset.question, each]));
const partOf = (fieldset, part) => fieldset.querySelector(`[data-part="${part}"]`);

/** What is entered for a question, as it would stand in a file. */
function enteredFor(id) {
  const fieldset = fieldsets.get(id);
  const chosen = fieldset.querySelector('input[type="radio"]:checked');
  const standing = chosen?.value ?? "";
  const found = { ...EMPTY, answer: answerIn(questions.get(id), fieldset, chosen) };
  if (standing === NOT_APPLICABLE) found.reason = partOf(fieldset, "reason").value;
  for (const part of REMARKS) found[part] = partOf(fieldset, part).value;
  return found;
}

function answerIn(question, fieldset, chosen) {
  const written = question.written;
  switch (chosen?.value) {
    case "answer": return written[Number(chosen.dataset.position)];
    case "none": return edition.say.none;
    case UNKNOWN: return edition.say.unknown;
    case NOT_APPLICABLE: return edition.say.not_applicable;
    case BLANK: return "";
    default:
  }
  if (question.kind !== "checklist") return partOf(fieldset, "entry")?.value ?? "";
  const ticked = [...fieldset.querySelectorAll('input[type="checkbox"]:checked')];
  return ticked.map((box) => written[Number(box.dataset.position)]).join(edition.file.between);
}

/** Set the fields of a question from words that are understood, or that were typed. */
function setFields(id, words) {
  const question = questions.get(id), fieldset = fieldsets.get(id);
  const { standing, figure, code } = meaningOf(question, words.answer);
  const typed = question.kind === "number" || question.kind === "text";
  const radio = (value) => fieldset.querySelector(`input[type="radio"][value="${value}"]`);
  for (const box of fieldset.querySelectorAll("input")) box.checked = false;
  if (typed) partOf(fieldset, "entry").value = standing === ANSWERED || code ? words.answer : "";
  if (standing === UNKNOWN || standing === NOT_APPLICABLE) radio(standing).checked = true;
  else if (standing === BLANK) radio(BLANK).checked = !code;
  else if (question.kind === "checklist") setTicks(question, fieldset, figure, radio);
  else if (!typed) fieldset.querySelector(`input[data-position="${figure}"]`).checked = true;
  if (partOf(fieldset, "reason")) partOf(fieldset, "reason").value = words.reason;
  for (const part of REMARKS) partOf(fieldset, part).value = words[part];
  fieldset.querySelector(".remarks").open = REMARKS.some((part) => words[part]);
}

function setTicks(question, fieldset, figure, radio) {
  const shown = elementsOf(question, figure);
  if (!shown.length) radio("none").checked = true;
  for (const position of shown) fieldset.querySelector(`input[type="checkbox"][data-position="${position}"]`).checked = true;
}

/** After something was entered: a question has one answer, chosen or typed or ticked, and never two. */
function keepOneAnswer(field) {
  const fieldset = field.closest("[data-question]");
  if (!fieldset) return;
  const radios = [...fieldset.querySelectorAll('input[type="radio"]')];
  const boxes = [...fieldset.querySelectorAll('input[type="checkbox"]')];
  const entry = partOf(fieldset, "entry");
  if (field.type === "radio") {
    for (const box of boxes) box.checked = false;
    if (entry) entry.value = "";
  } else if (boxes.includes(field) || field === entry) {
    const anything = boxes.some((box) => box.checked) || (entry && entry.value.trim() !== "");
    for (const radio of radios) radio.checked = !anything && radio.value === BLANK;
  }
}

/** Everything that is entered: `facts`, and `words` by question. */
function entered() {
  const facts = Object.fromEntries(FACTS.map((id) => [id, byId(`fact.${id}`).value.trim()]));
  return { facts, words: new Map([...questions.keys()].map((id) => [id, enteredFor(id)])) };
}

function setAll({ facts, words }) {
  for (const id of FACTS) byId(`fact.${id}`).value = facts[id];
  for (const [id, own] of words) setFields(id, own);
}

/** The country, if it is one. */
function countryOf(facts) {
  return /^[A-Z]{2}$/.test(facts.country) ? facts.country : "";
}

/** Show what is wrong beside its field, for eyes and for screen readers; nothing where `says` is empty. */
function markFault(place, fields, says) {
  const paragraph = byId(`${place}.fault`);
  paragraph.textContent = says;
  paragraph.hidden = !says;
  for (const field of fields) {
    if (says) field.setAttribute("aria-invalid", "true");
    else field.removeAttribute("aria-invalid");
  }
}
