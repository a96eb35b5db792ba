// The page comes alive: whatever is entered is read, scored and shown at once.

const QUIET = 800;
const said = byId("said"), toldAt = byId("told"), live = byId("live"), draft = byId("draft");
let current = null, faults = 0, unsaved = false, waiting = 0;

/** Read all fields, score them, show what came of it. */
function refresh() {
  const all = entered(), country = countryOf(all.facts);
  const found = meanings(all.words), scores = scoreAll(found, country);
  showAsked(scores.asked, all.words, country);
  faults = showFaults(all, found, scores.asked);
  const line = showResult(scores, found);
  current = { all, asked: scores.asked };
  // Read out when the fingers rest, not with every key.
  clearTimeout(waiting);
  waiting = setTimeout(() => {
    if (live.textContent !== line) live.textContent = line;
    if (draft.checked) keepOrSay();
  }, QUIET);
}

function text() {
  return writeTable(writable(current.all, current.asked));
}

function keepOrSay() {
  if (keepDraft(text())) return true;
  draft.checked = false;
  said.textContent = say("cannotDraft");
  return false;
}

function save() {
  const name = fileName(current.all.facts);
  download(name, text());
  unsaved = false;
  said.textContent = say("saved", { file: name });
  const nameless = current.all.facts.municipality ? [] : [sayProblem("M01")];
  list([...nameless, ...(faults ? [say("savedWithFaults")] : [])]);
}

async function open(file) {
  if (unsaved && !confirm(say("overwrite"))) return;
  const { text: content, says } = await textOf(file);
  const { facts, words, told: problems } = says ? { told: [] } : readTable(content);
  if (words) {
    setAll({ facts, words });
    unsaved = false;
    refresh();
  }
  said.textContent = say(words ? "opened" : "notOpened", { file: file.name });
  list(says ? [says] : problems.map(told));
}

/** What somebody has to know, one line each. */
function list(lines) {
  toldAt.replaceChildren();
  if (!lines.length) return;
  const found = document.createElement("ul");
  for (const line of lines) {
    const item = document.createElement("li");
    item.textContent = line;
    found.append(item);
  }
  toldAt.append(found);
}

byId("form").addEventListener("submit", (event) => event.preventDefault());
byId("form").addEventListener("input", (event) => {
  if (event.target.id === "fact.country") event.target.value = event.target.value.toUpperCase();
  keepOneAnswer(event.target);
  unsaved = true;
  refresh();
});
byId("save").addEventListener("click", save);
byId("save-below").addEventListener("click", save);
byId("print").addEventListener("click", () => print());
byId("open").addEventListener("change", async (event) => {
  const [file] = event.target.files;
  if (file) await open(file);
  // The same file may be chosen again.
  event.target.value = "";
});
draft.addEventListener("change", () => {
  if (!draft.checked) {
    forgetDraft();
    said.textContent = say("draftGone");
  } else if (keepOrSay()) said.textContent = say("draftKept");
});
addEventListener("beforeunload", (event) => {
  if (unsaved) event.preventDefault();
});

const found = keptDraft();
if (found !== null) {
  const { facts, words } = readTable(found);
  draft.checked = true;
  if (words) {
    setAll({ facts, words });
    unsaved = true;
    said.textContent = say("draftFound");
  }
}
refresh();
