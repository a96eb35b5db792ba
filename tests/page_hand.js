// A hand at the page: fills every field as it is told, and says what the page then shows.

function fillForm({ facts, acts, clicks }) {
  const enter = (field, value) => {
    field.value = value;
    if (clicks) field.dispatchEvent(new Event("input", { bubbles: true }));
  };
  const choose = (field, on = true) => {
    if (clicks && field.checked !== on) field.click();
    else field.checked = on;
  };
  for (const [id, words] of Object.entries(facts)) enter(document.getElementById(`fact.${id}`), words);
  for (const [id, act] of Object.entries(acts)) {
    const fieldset = document.getElementById(id);
    const part = (name) => fieldset.querySelector(`[data-part="${name}"]`);
    const radios = [...fieldset.querySelectorAll("input[type=radio]")];
    const boxes = [...fieldset.querySelectorAll("input[type=checkbox]")];
    const special = radios.find((each) => each.value === (act.special || "blank"));
    if (!clicks) for (const each of [...radios, ...boxes]) each.checked = false;
    choose(special);
    if (!clicks && part("entry")) part("entry").value = "";
    if (!act.special) {
      if (act.typed !== null) enter(part("entry"), act.typed);
      for (const position of act.positions) choose(fieldset.querySelector(`input[data-position="${position}"]`));
      if (!clicks && (act.typed !== null || boxes.length)) special.checked = false;
    }
    if (part("reason")) enter(part("reason"), act.reason);
    for (const [name, words] of Object.entries(act.remarks)) enter(part(name), words);
  }
  document.getElementById("fact.municipality").dispatchEvent(new Event("input", { bubbles: true }));
  return shownNow();
}

function enterWords(id, words) {
  const field = document.getElementById(id);
  field.value = words;
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

function shownNow() {
  const rows = {};
  for (const row of document.querySelectorAll("[data-result]")) {
    const exact = (name, position = 0) => {
      const found = row.querySelectorAll(`[data-cell="${name}"] data`)[position];
      return found ? Number(found.value) : null;
    };
    rows[row.dataset.result] = {
      score: exact("score"), low: exact("range", 0), high: exact("range", 1), coverage: exact("coverage"),
      level: row.querySelector('[data-cell="level"]').textContent,
      standing: row.dataset.standing,
    };
  }
  const faults = [...document.querySelectorAll(".fault:not([hidden])")].map((each) => `${each.id}: ${each.textContent}`);
  return { rows, faults };
}

// The bytes of the file that the page saves, in base64, without a download: a browser hands over ten a second at most.
async function savedBytes() {
  const { createObjectURL } = URL, { click } = HTMLAnchorElement.prototype;
  let blob = null;
  URL.createObjectURL = (given) => { blob = given; return ""; };
  HTMLAnchorElement.prototype.click = () => {};
  document.getElementById("save").click();
  URL.createObjectURL = createObjectURL;
  HTMLAnchorElement.prototype.click = click;
  return btoa(Array.from(new Uint8Array(await blob.arrayBuffer()), (byte) => String.fromCharCode(byte)).join(""));
}
