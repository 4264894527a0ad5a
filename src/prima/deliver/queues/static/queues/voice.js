/*
 * Says calls, one after the other and never two on top of each other: first the chime, then the clips,
 * in each language of the board. A call is said whole or only chimed. Browsers give no sound before
 * somebody has touched the page once, so there is a button; it also silences the board, and the board
 * remembers that.
 */

const TIMES = 2; // a number is said at most so often while it has not been said to its end
const PATIENCE = 4000; // milliseconds that a clip may take to arrive
const BREATH = 250;
const SILENCE = 0.01; // quieter than this at both ends of a clip is cut off
const STORED = "prima-board-sound";

export function loudspeaker({ chime, voiceUrl, voices }, button, notice) {
  if (!("AudioContext" in window)) return { say: () => {} };
  const audio = new AudioContext();
  const sounds = new Map();
  const waiting = [];
  let known = null;
  let isBusy = false;

  const isMuted = () => localStorage.getItem(STORED) === "off";
  const isOn = () => audio.state === "running" && !isMuted();

  function say(call) {
    const pending = waiting.filter(({ number }) => number === call.number).length;
    if (!isOn() || pending >= TIMES) return;
    waiting.push(call);
    if (!isBusy) sayAll();
  }

  async function sayAll() {
    isBusy = true;
    while (waiting.length && isOn()) {
      await sayOne(waiting[0]);
      waiting.shift();
    }
    waiting.length = 0;
    isBusy = false;
  }

  async function sayOne(call) {
    const [bell, ...spoken] = await Promise.all([
      sound(chime),
      ...voices.split(",").map((voice) => whole(voice, call.say?.[voice])),
    ]);
    if (bell) await play(bell);
    for (const clips of spoken) {
      for (const clip of clips) await play(clip);
      if (clips.length) await pause(BREATH);
    }
  }

  /* Half a call would send people to the wrong place. */
  async function whole(voice, clips) {
    const files = (await voicesThere())[voice];
    if (!files || !clips?.every((clip) => clip in files)) return [];
    const addresses = clips.map((clip) => `${voiceUrl}?voice=${voice}&clip=${clip}&v=${files[clip]}`);
    const found = await Promise.all(addresses.map(sound));
    return found.every(Boolean) ? found : [];
  }

  async function voicesThere() {
    const answer = known ?? (await ask(voiceUrl).catch(() => null));
    if (!answer) return {};
    known ??= await answer.json();
    const isSilent = voices.split(",").every((voice) => !known[voice]);
    notice.textContent = isSilent ? notice.dataset.chimeOnly : "";
    return known;
  }

  async function sound(address) {
    if (!sounds.has(address)) {
      const answer = await ask(address).catch(() => null);
      const buffer = answer && (await audio.decodeAudioData(await answer.arrayBuffer()).catch(() => null));
      if (!buffer) return null;
      sounds.set(address, { buffer, ...heard(buffer) });
    }
    return sounds.get(address);
  }

  async function play({ buffer, from, lasts }) {
    const source = audio.createBufferSource();
    source.buffer = buffer;
    source.connect(audio.destination);
    const ended = new Promise((resolve) => source.addEventListener("ended", resolve));
    source.start(0, from, lasts);
    await Promise.race([ended, pause(lasts * 1000 + 1000)]); // a loudspeaker that was unplugged never ends
  }

  function show() {
    button.hidden = false;
    button.querySelector("span").textContent = isOn() ? button.dataset.on : button.dataset.off;
    if (isOn()) voicesThere();
    else notice.textContent = "";
  }

  button.addEventListener("click", async () => {
    const turnOn = !isOn();
    localStorage.setItem(STORED, turnOn ? "on" : "off");
    if (turnOn) {
      await audio.resume();
      say({ number: "" }); // only the chime: so it is heard that it can be heard
    }
    show();
  });
  audio.addEventListener("statechange", show);
  show();
  return {
    say,
    forget: () => {
      known = null; // other recordings may be there
    },
  };
}

async function ask(address) {
  const answer = await fetch(address, { signal: AbortSignal.timeout(PATIENCE) });
  if (!answer.ok) throw new Error(answer.status);
  return answer;
}

/* Where the sound of a clip begins, and how long it lasts: words follow each other as in speech. */
function heard(buffer) {
  const samples = buffer.getChannelData(0);
  const isLoud = (sample) => Math.abs(sample) > SILENCE;
  const first = Math.max(samples.findIndex(isLoud), 0);
  const last = samples.findLastIndex(isLoud) + 1 || samples.length;
  return { from: first / buffer.sampleRate, lasts: (last - first) / buffer.sampleRate };
}

function pause(milliseconds) {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
