// A demo of its own for tests from outside: the real program serving a temporary store.

import { spawn, execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const program = 'build/release/songyuan';

// Listens on the port, or the next free one.
export async function serve_demo(name, port) {
  const folder = mkdtempSync(join(tmpdir(), `songyuan-${name}-`));
  const data = join(folder, 'demo');
  execFileSync(program, ['demo', '--data', data], { stdio: 'ignore' });
  const server = spawn(program, ['serve', '--data', data, '--listen', `127.0.0.1:${port}`, '--next-free']);
  const address = await new Promise((resolve, reject) => {
    let said = '';
    server.stdout.on('data', (bytes) => {
      said += bytes;
      const found = said.match(/http:\/\/127[^\s]+/);
      if (found) resolve(found[0].replace(/\/$/, ''));
    });
    server.on('exit', () => reject(new Error(`serve ended: ${said}`)));
  });
  return {
    address,
    async close() {
      const ended = new Promise((resolve) => server.on('exit', resolve));
      server.kill('SIGTERM');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
