/*
 * Keep a <time> true: the time of day in data-zone, or the minutes and seconds since data-since. The
 * name of the zone stays as the server wrote it ("14.05 WIB"), and the server's clock counts: data-now
 * says what it was when the page was made.
 */

export function start(element) {
  const { now, since, zone } = element.dataset;
  const zoneName = element.textContent.match(/\s([A-Z]+)$/)?.[1];
  const ahead = now ? new Date(now) - Date.now() : 0;
  const language = document.documentElement.lang;
  const format = new Intl.DateTimeFormat(language, {
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
    timeZone: zone,
  });
  const words = () => {
    const instant = Date.now() + ahead;
    if (!since) return `${format.format(instant)}${zoneName ? `\u00a0${zoneName}` : ""}`;
    const seconds = Math.max(0, Math.floor((instant - new Date(since)) / 1000));
    const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
    const shown = parts[0] ? parts : parts.slice(1);
    return shown.map((part) => String(part).padStart(2, "0")).join(language === "id" ? "." : ":");
  };
  const tick = () => {
    if (!element.isConnected) return;
    element.textContent = words();
    setTimeout(tick, 1000 - ((Date.now() + ahead) % 1000));
  };
  tick();
}
