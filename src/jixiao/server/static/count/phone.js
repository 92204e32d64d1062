// Counting on a phone. The server decides what a round comes to; here everything stays quick and nothing is lost without a network.
import { LABELS, compare, fold } from "./compare.js";
import { Places } from "./places.js";
import { Camera, cameraReason, readPhoto, shrunk } from "./scan.js";
import { open } from "./store.js";

const { round: ROUND_TEXT, base: BASE, worker: WORKER, keep: KEEP } = document.body.dataset;
const ROUND = Number(ROUND_TEXT);
const KEPT = "jixiao-count-1";
const ON_A_PAGE = 40;
const AT_ONCE = 200;
const AGAIN = 20000;
const $ = (id) => document.getElementById(id);

const state = {
  store: null, info: null, cards: new Map(), order: [], mine: new Map(), others: new Map(), looks: [], tab: "open", shown: ON_A_PAGE,
  card: null, scanned: false, busy: false, places: new Places(), here: null, trouble: "", unreachable: false,
};

// ---- what is known of a card ----

function lookAt(code) {
  const own = state.mine.get(code);
  if (own) return own;
  const theirs = state.others.get(code);
  return theirs ? [...theirs.values()].at(-1) : null;
}

const judged = (code) => {
  const look = lookAt(code);
  return look ? compare(state.cards.get(code), look, state.info.statuses) : null;
};

function take(looks) {
  for (const look of looks) {
    if (look.dropped) continue;
    if (look.by === state.info.person.id && state.mine.has(look.code) && state.mine.get(look.code).at > look.at) continue;
    if (look.by === state.info.person.id) state.mine.set(look.code, look);
    else {
      if (!state.others.has(look.code)) state.others.set(look.code, new Map());
      state.others.get(look.code).set(look.by, look);
    }
  }
}

function build(info) {
  state.info = info;
  state.cards.clear();
  state.order = [];
  for (const [code, name, model, division, holder, place, status, inside] of info.cards) {
    const card = { code, name, model, division, holder, place, status, inside };
    card.words = [code, name, model, division, holder, place].map(fold).join("|");
    state.cards.set(code, card);
    if (inside) state.order.push(code);
  }
  state.places.build(state.order.map((code) => state.cards.get(code)));
  $("places").replaceChildren(...state.places.listed().slice(0, 300).map((place) => Object.assign(document.createElement("option"), { value: place })));
}

// ---- what is shown ----

function tell(text, bad = false) {
  const place = $("told");
  place.hidden = !text;
  place.textContent = text;
  place.className = bad ? "note bad" : "note good";
}

function head() {
  const waiting = state.looks.filter((look) => look.state === "waiting").length;
  const seen = state.order.filter((code) => lookAt(code)).length;
  $("progress").textContent = `已盘 ${seen} / ${state.order.length}`;
  $("meter").max = Math.max(1, state.order.length);
  $("meter").value = seen;
  const queue = waiting ? `${waiting} 条待同步` : "已全部同步";
  const network = !navigator.onLine ? "没有网络" : state.unreachable ? "连不上服务器" : "有网络";
  $("network").textContent = `${network} · ${queue}`;
  $("trouble").hidden = !state.trouble;
  $("trouble").textContent = state.trouble;
}

// Where somebody stands: the list is of this place alone while it is one that the cards know.
function here() {
  const written = $("here").value.trim();
  const note = $("here-told");
  state.here = written && state.places.has(written) ? fold(written) : state.here === "" && !written ? "" : null;
  note.hidden = state.here === null && !written;
  $("leave").hidden = note.hidden;
  if (state.here !== null) {
    const codes = state.places.within(state.here);
    note.textContent = `这里账上 ${codes.length} 件，未盘 ${codes.filter((code) => !lookAt(code)).length} 件；下面只列这里的。`;
  } else note.textContent = `卡片上没有“${written}”这个地点：在这里盘到的都会列为错位。`;
}

function placeList() {
  if (!$("by-place").open) return;
  const told = state.places.progress((code) => lookAt(code));
  $("by-place-told").textContent = `${told.length} 处，盘完 ${told.filter((one) => one.seen === one.all).length} 处`;
  $("place-list").replaceChildren(...told.map((one) => {
    const button = Object.assign(document.createElement("button"), { type: "button", textContent: one.name });
    button.dataset.place = one.key;
    button.append(Object.assign(document.createElement("small"), { className: one.seen === one.all ? "whole" : "", textContent: one.seen === one.all ? `已盘完 ${one.all} 件` : `已盘 ${one.seen} / ${one.all}` }));
    const item = document.createElement("li");
    item.append(button);
    return item;
  }));
}

function stand(key) {
  $("here").value = key ? state.places.names.get(key) : "";
  state.here = key;
  $("by-place").open = false;
  state.shown = ON_A_PAGE;
  show();
  $("scan").scrollIntoView({ block: "center" });
}

function chosen() {
  const words = fold($("filter").value);
  const within = (code) => state.here === null || fold(state.cards.get(code)?.place) === state.here || fold(lookAt(code)?.place) === state.here;
  const hits = (code) => within(code) && (!words || (state.cards.get(code)?.words || fold(code)).includes(words));
  if (state.tab === "waiting") return state.looks.filter((look) => look.state !== "sent").map((look) => look.code).filter(hits);
  if (state.tab === "open") return state.order.filter((code) => !lookAt(code) && hits(code));
  const all = new Set([...state.order.filter((code) => lookAt(code)), ...state.mine.keys(), ...state.others.keys()]);
  const done = [...all].filter(hits);
  return state.tab === "done" ? done : done.filter((code) => judged(code).result !== "match");
}

function entry(code) {
  const card = state.cards.get(code);
  const look = lookAt(code);
  const item = document.createElement("li");
  const button = Object.assign(document.createElement("button"), { type: "button" });
  button.dataset.code = code;
  button.append(`${card ? card.name : look?.name || "没有卡片的实物"} · ${code}`);
  const small = document.createElement("small");
  small.textContent = card ? [card.model, card.division, card.place, card.holder].filter(Boolean).join(" · ") : look?.place || "";
  button.append(small);
  const mine = state.looks.find((one) => one.code === code && one.state === "refused");
  const found = look && judged(code);
  if (found) {
    const result = Object.assign(document.createElement("small"), { className: found.result === "match" ? "" : "differs" });
    result.textContent = [`${LABELS[found.result]}（${look.person}）`, ...found.told.filter((text) => text !== LABELS[found.result])].join("；");
    button.append(result);
  }
  if (mine) button.append(Object.assign(document.createElement("small"), { className: "bad", textContent: `没有被接收：${mine.reason}` }));
  item.append(button);
  return item;
}

function list() {
  const codes = chosen();
  $("shown").textContent = codes.length ? `${codes.length} 件` : "没有";
  $("list").replaceChildren(...codes.slice(0, state.shown).map(entry));
  $("more").hidden = codes.length <= state.shown;
}

const show = () => {
  head();
  here();
  placeList();
  list();
};

// ---- one card ----

function openCard(code, { scanned = false } = {}) {
  const card = state.cards.get(code);
  const own = state.mine.get(code);
  state.card = { code, card };
  state.scanned = scanned;
  $("card").hidden = false;
  $("card-name").textContent = card ? `${card.name} · ${code}` : `${code} 没有资产卡片`;
  const words = card ? [card.model, card.division, `地点：${card.place || "未填"}`, `使用人：${card.holder || "未填"}`, `状态：${state.info.statuses[card.status] || ""}`] : [];
  const note = card ? (card.inside ? "" : "不在本轮范围内，记下后列为错位。") : "记下后列为盘盈；编号若是输错的，请取消重输。";
  $("card-book").textContent = [note, card ? `账上：${words.filter(Boolean).join("，")}` : ""].filter(Boolean).join(" ");
  const theirs = [...(state.others.get(code)?.values() || [])];
  $("card-others").hidden = !theirs.length;
  $("card-others").textContent = theirs.map((look) => `${look.person} 已盘过：${[LABELS[compare(card, look, state.info.statuses).result], look.place].filter(Boolean).join("，")}`).join("；");
  $("field-name").hidden = Boolean(card);
  $("card-title").value = own?.name || "";
  $("card-place").value = $("here").value.trim() || own?.place || card?.place || "";
  $("card-holder").value = own?.holder || card?.holder || "";
  const known = [...$("card-status").options].some((option) => option.value === card?.status);
  $("card-status").value = own?.status || (known ? card.status : "in_use");
  $("card-note").value = own?.note || "";
  $("card-photo").value = "";
  $("card-photos").textContent = "";
  $("gone").hidden = !card;
  $("save").textContent = scanned ? "记录，接着扫" : "记录";
  result();
  $("card").scrollIntoView({ block: "start" });
  (card ? $("save") : $("card-title")).focus({ preventScroll: true });
}

function closeCard() {
  state.card = null;
  $("card").hidden = true;
}

function written(extra = {}) {
  return {
    name: state.card.card ? "" : $("card-title").value.trim(), place: $("card-place").value.trim(), holder: $("card-holder").value.trim(),
    status: $("card-status").value, note: $("card-note").value.trim(), ...extra,
  };
}

function result() {
  if (!state.card) return;
  const found = compare(state.card.card, written(), state.info.statuses);
  $("card-result").className = `result ${found.result}`;
  $("card-result").textContent = found.result === "match" ? "与账上相符" : `${LABELS[found.result]}：${found.told.join("；")}`;
}

function newKey() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

async function record(code, fields, photos = []) {
  const { person } = state.info;
  const look = { id: newKey(), round: ROUND, code, by: person.id, person: person.name, at: new Date().toISOString(), state: "waiting", ...fields };
  try {
    await state.store.keepLook(look, photos);
  } catch (error) {
    tell(`没有记下：这部手机存不下了（${error?.name || "存储出错"}）。请先同步，或清理手机空间后再记。`, true);
    throw error;
  }
  state.looks.push(look);
  state.mine.set(code, look);
  const found = compare(state.cards.get(code), look, state.info.statuses);
  tell(`已记下 ${code}：${[LABELS[found.result], ...found.told].join("；")}`);
  show();
  sync();
}

async function save(extra = {}) {
  if (!state.card) return;
  const { code, card } = state.card;
  if (!card && !extra.gone && !$("card-title").value.trim()) {
    tell("请写明实物的名称。", true);
    $("card-title").focus();
    return;
  }
  const fields = { ...written(extra), scanned: state.scanned, gone: Boolean(extra.gone) };
  const photos = [];
  try {
    for (const file of $("card-photo").files) photos.push(await shrunk(file));
  } catch {
    tell("这张照片打不开，请换一张或不带照片再记。", true);
    return;
  }
  closeCard();
  await record(code, fields, photos);
  scrollTo({ top: 0 });
  if (!fields.scanned || fields.gone) return;
  lastSeen = { code, at: Date.now() };
  scan();
}

// ---- finding ----

// Labels of other systems say more than the number: 资产编号:ZC01;名称:…
const codeOf = (text) => {
  const clean = text.trim();
  if (state.cards.has(clean)) return clean;
  const parts = [clean, ...clean.split(/[\s,，;；:：|&?=/]+/)].map(fold).filter(Boolean);
  for (const part of parts) for (const code of state.cards.keys()) if (fold(code) === part) return code;
  return clean;
};

let lastSeen = { code: "", at: 0 };
function seen(text) {
  // What is being written about another thing is not swept away.
  if (state.card) return;
  const code = codeOf(text);
  // The camera sees the same label many times a second, and still sees the one that was recorded when it is switched on again.
  if (code === lastSeen.code && Date.now() - lastSeen.at < 3000) {
    lastSeen.at = Date.now();
    return;
  }
  lastSeen = { code, at: Date.now() };
  if (navigator.vibrate) navigator.vibrate(60);
  const card = state.cards.get(code);
  if ($("quick").checked && card) {
    const here = $("here").value.trim();
    const status = card.status === "written_off" ? "" : card.status;
    record(code, { name: "", place: here || card.place, holder: card.holder, status, note: "", scanned: true, gone: false });
  } else {
    if (!$("quick").checked) stopCamera();
    openCard(code, { scanned: true });
  }
}

const camera = new Camera($("video"));
async function scan() {
  const reason = cameraReason();
  if (reason) return tell(reason, true);
  if (!state.info) return tell("卡片还没有读完，请稍等。", true);
  if (camera.stream) return;
  $("camera").hidden = false;
  try {
    await camera.start(seen);
  } catch (error) {
    stopCamera();
    tell(error.name === "NotAllowedError" ? "没有允许使用摄像头。请在浏览器的网站设置里允许，或用“拍照识别”、输入编号。" : "摄像头打不开。请用“拍照识别”或输入编号。", true);
  }
}

function stopCamera() {
  camera.stop();
  $("camera").hidden = true;
}

async function fromPhoto(file) {
  try {
    const text = await readPhoto(file);
    if (text) openCard(codeOf(text), { scanned: true });
    else tell("照片里没有认出条码或二维码。请靠近标签、对准光线再拍，或输入编号。", true);
  } catch {
    tell("这张照片打不开，请重拍或输入编号。", true);
  }
}

// ---- to the server and back ----

async function asked(path, options = {}) {
  const response = await fetch(BASE + path, { credentials: "same-origin", ...options });
  if (response.redirected || !(response.headers.get("Content-Type") || "").includes("json")) {
    if (response.redirected) throw new Error("登录已过期：请点“返回”重新登录，记录还在这部手机里，登录后会接着同步。");
    throw new Error(`服务器没有正常回答（${response.status}），稍后会再试。`);
  }
  const told = await response.json();
  if (!response.ok) throw new Error(told.error || `服务器没有正常回答（${response.status}），稍后会再试。`);
  return told;
}

const sending = (token, body, json = true) => ({
  method: "POST", body: json ? JSON.stringify(body) : body,
  headers: { "X-CSRFToken": token, ...(json ? { "Content-Type": "application/json" } : {}) },
});

async function sendLooks(fresh) {
  const own = state.looks.filter((look) => look.state === "waiting" && look.by === fresh.person.id);
  for (let start = 0; start < own.length; start += AT_ONCE) {
    const part = own.slice(start, start + AT_ONCE);
    const told = await asked("send/", sending(fresh.token, { looks: part }));
    const kept = new Set(told.kept);
    for (const look of part) {
      if (kept.has(look.id)) look.state = "sent";
      else if (told.refused[look.id]) Object.assign(look, { state: "refused", reason: told.refused[look.id] });
    }
    await state.store.markLooks(part);
  }
}

async function sendPhotos(fresh) {
  const sent = new Set(state.looks.filter((look) => look.state === "sent" && look.by === fresh.person.id).map((look) => look.id));
  for (const photo of await state.store.photos(ROUND)) {
    if (photo.state !== "waiting" || !sent.has(photo.look)) continue;
    const form = new FormData();
    form.append("photo", photo.blob, `盘点照片-${photo.look.slice(0, 8)}-${photo.id}.jpg`);
    try {
      await asked(`photo/${photo.look}/`, sending(fresh.token, form, false));
      await state.store.dropPhoto(photo.id);
    } catch (error) {
      if (!navigator.onLine) throw error;
      await state.store.refusePhoto(photo, error.message);
      throw error;
    }
  }
}

async function sync() {
  if (state.busy || !state.info || !navigator.onLine) return head();
  state.busy = true;
  try {
    const fresh = await asked(`news/?after=${state.info.last || 0}`);
    state.unreachable = false;
    const strangers = state.looks.filter((look) => look.state === "waiting" && look.by !== fresh.person.id);
    state.info.person = fresh.person;
    state.info.last = Math.max(state.info.last || 0, fresh.last);
    take(fresh.looks);
    state.info.looks = [...(state.info.looks || []), ...fresh.looks];
    const waiting = state.looks.some((look) => look.state === "waiting");
    state.trouble = strangers.length ? `有 ${strangers.length} 条是 ${strangers[0].person} 录的，请其登录后同步。` : "";
    if (!fresh.counts) state.trouble = waiting ? `这轮盘点${fresh.round.stands}，或者您不是盘点人；手机里还有没同步的记录，请联系发起人。` : `这轮盘点${fresh.round.stands}，您现在不能记录。`;
    else {
      await sendLooks(fresh);
      await sendPhotos(fresh);
    }
    // The cards lie with the rest: thousands of them are not written anew every twenty seconds for nothing.
    if (fresh.looks.length) await state.store.keepRound({ id: ROUND, info: state.info });
  } catch (error) {
    // Without a network fetch throws TypeError; the line above already says so.
    state.unreachable = error instanceof TypeError;
    state.trouble = state.unreachable ? "" : error.message;
  } finally {
    state.busy = false;
    show();
  }
}

async function load() {
  state.store = await open();
  state.looks = await state.store.looks(ROUND);
  const kept = await state.store.round(ROUND);
  try {
    build(await asked("cards/"));
    await state.store.keepRound({ id: ROUND, info: state.info });
  } catch (error) {
    if (!kept) {
      $("progress").textContent = "还没有读到卡片";
      state.trouble = error instanceof TypeError ? "第一次打开需要网络，请到有网络的地方打开一次。" : error.message;
      $("trouble").hidden = false;
      $("trouble").textContent = state.trouble;
      return;
    }
    build(kept.info);
    state.trouble = error instanceof TypeError ? "" : error.message;
  }
  take(state.info.looks || []);
  take(state.looks.filter((look) => look.state !== "refused"));
  show();
  sync();
}

async function keepPage() {
  if (!("serviceWorker" in navigator)) return;
  try {
    await navigator.serviceWorker.register(WORKER);
    const cache = await caches.open(KEPT);
    await cache.addAll([location.pathname, ...KEEP.split(" ")]);
    document.body.dataset.ready = "1";
    // A full phone throws away what pages keep, except where they have asked.
    await navigator.storage?.persist?.();
  } catch {
    // Without it the open page still works without a network; only opening it anew needs one.
  }
}

async function forget() {
  const waiting = state.looks.filter((look) => look.state === "waiting").length;
  const told = waiting ? `还有 ${waiting} 条没有同步，清除后就没有了。确定清除吗？` : "清除这部手机上本轮的卡片和记录？服务器上的不受影响。";
  if (!confirm(told)) return;
  await state.store.forget(ROUND);
  // Another round on this phone still needs the scripts.
  if ("caches" in window) await (await caches.open(KEPT)).delete(location.pathname);
  location.assign(BASE);
}

// ---- what people do ----

$("scan").addEventListener("click", scan);
$("stop").addEventListener("click", stopCamera);
$("picture").addEventListener("change", (event) => {
  const [file] = event.target.files;
  event.target.value = "";
  if (file) fromPhoto(file);
});
$("typed").addEventListener("submit", (event) => {
  event.preventDefault();
  const text = $("code").value;
  if (!state.info) return tell("卡片还没有读完，请稍等。", true);
  if (text.trim()) openCard(codeOf(text));
  $("code").value = "";
});
$("card").addEventListener("submit", (event) => {
  event.preventDefault();
  save();
});
$("card").addEventListener("input", result);
$("card-photo").addEventListener("change", (event) => {
  $("card-photos").textContent = event.target.files.length ? `${event.target.files.length} 张照片，随记录一起同步` : "";
});
$("gone").addEventListener("click", () => save({ gone: true, place: "", holder: "", status: "" }));
$("cancel").addEventListener("click", closeCard);
$("surplus").addEventListener("click", () => {
  if (state.info) openCard(`PY-${state.info.person.id}-${Date.now().toString(36).toUpperCase()}`);
});
$("forget").addEventListener("click", forget);
$("sync").addEventListener("click", sync);
$("more").addEventListener("click", () => {
  state.shown += ON_A_PAGE;
  list();
});
$("here").addEventListener("input", () => {
  state.here = null;
  state.shown = ON_A_PAGE;
  show();
});
$("leave").addEventListener("click", () => stand(null));
$("by-place").addEventListener("toggle", placeList);
$("place-list").addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (button) stand(button.dataset.place);
});
$("filter").addEventListener("input", () => {
  state.shown = ON_A_PAGE;
  list();
});
$("tabs").addEventListener("click", (event) => {
  const tab = event.target.dataset?.tab;
  if (!tab) return;
  state.tab = tab;
  state.shown = ON_A_PAGE;
  for (const button of $("tabs").querySelectorAll("button")) button.setAttribute("aria-pressed", String(button.dataset.tab === tab));
  list();
});
$("list").addEventListener("click", (event) => {
  const code = event.target.closest("button")?.dataset.code;
  if (code) openCard(code);
});
addEventListener("online", sync);
addEventListener("offline", head);
setInterval(sync, AGAIN);
load();
keepPage();
