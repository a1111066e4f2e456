import { type AsnType, type BaseBlock, Constructed, fromBER } from 'asn1js';

/** A value read from DER: its tag number, its whole encoding, and what is inside. */
export type Node = {
  readonly tag: number;
  /** The whole value, tag and length included. */
  readonly raw: Uint8Array;
  /** Without tag and length. */
  readonly content: Uint8Array;
  /** Members of a constructed value; empty for a primitive one. */
  readonly members: readonly Node[];
};

/**
 * Reads one DER value that fills all of `bytes`.
 * @throws Error when it is none.
 */
export function readDer(bytes: Uint8Array): Node {
  const { offset, result } = fromBER(bytes, { maxContentLength: bytes.byteLength });
  if (offset !== bytes.byteLength) throw new Error('The bytes are not one whole DER value.');
  return toNode(result);
}

/** The member at `index`. @throws Error when there is none. */
export function member(node: Node, index: number): Node {
  const found = node.members[index];
  if (found === undefined) throw new Error('A DER value lacks a member it must have.');
  return found;
}

function toNode(block: AsnType | BaseBlock): Node {
  const raw = block.valueBeforeDecodeView;
  const members = block instanceof Constructed ? block.valueBlock.value.map(toNode) : [];
  const content = raw.subarray(block.idBlock.blockLength + block.lenBlock.blockLength);
  return { tag: raw[0] ?? 0, raw, content, members };
}
