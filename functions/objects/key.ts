const KEY = /^(sager|proevebreve)\/([A-Z0-9-]{1,40})\/([a-z0-9]+(?:[.-][a-z0-9]+)*)$/;
const NAME_CHARS_MAX = 64;

/**
 * The three parts of a key: `sager` or `proevebreve`, the number, the name. Nothing else is a key, so no path can
 * lead out of the store.
 * @throws TypeError for anything else; a fault in our code, never something a citizen can cause.
 */
export function keyParts(key: string): readonly [string, string, string] {
  const [, root, nummer, name] = KEY.exec(key) ?? [];
  if (root === undefined || nummer === undefined || name === undefined) throw notAKey(key);
  if (name.length > NAME_CHARS_MAX) throw notAKey(key);
  return [root, nummer, name];
}

function notAKey(key: string): TypeError {
  return new TypeError(
    `Cannot use ${JSON.stringify(key.slice(0, 80))} as a key: sager/NUMMER/name or proevebreve/NUMMER/name.`,
  );
}
