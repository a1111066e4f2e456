/** Where one monitor, one store in memory and one gateway lie and listen. */
export type CephPlace = {
  readonly dir: string;
  readonly fsid: string;
  readonly mon: number;
  readonly rgw: number;
};

const STORE_BYTES = 1_073_741_824;

/** The settings of the smallest Ceph there can be: no copies, no manager, nothing outside `dir`. */
export function cephConf({ dir, fsid, mon, rgw }: CephPlace): string {
  return `[global]
fsid = ${fsid}
mon host = [v2:127.0.0.1:${mon}]
mon initial members = a
keyring = ${dir}/keyring
osd pool default size = 1
osd pool default min size = 1
osd pool default pg num = 1
osd pool default pgp num = 1
osd pool default pg autoscale mode = off
osd crush chooseleaf type = 0
mon allow pool size one = true
mon max pg per osd = 10000
osd objectstore = memstore
memstore device bytes = ${STORE_BYTES}
run dir = ${dir}
admin socket =
pid file =
log file = ${dir}/$name.log
[mon.a]
mon data = ${dir}/mon
keyring = ${dir}/mon/keyring
[osd.0]
osd data = ${dir}/osd
keyring = ${dir}/osd/keyring
public addr = 127.0.0.1
[client.admin]
rgw frontends = beast endpoint=127.0.0.1:${rgw}
rgw data = ${dir}/rgw
rgw crypt require ssl = false
`;
}
