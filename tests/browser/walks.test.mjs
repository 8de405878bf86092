// Walks as residents and staff take them, in both languages and at both widths; each page is looked
// at by axe and pictured in var/shots.

import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { open_town, pictures, visitor } from './town.mjs';
import { act, look_at, number_of, open_case, reached_by_phone, report } from './deeds.mjs';

let town;
before(async () => { town = await open_town(); });
after(async () => { await town.close(); });

const residents_pages = ['/', '/report', '/track', '/cases', '/overview', '/overview/cases', '/alliance', '/places', '/sign-in', '/privacy', '/accessibility', '/categories'];
const staff_pages = ['/desk', '/dispatch', '/calls', '/settings', '/absence', '/acting-seat', '/cases', '/overview', '/alliance', '/places', '/report'];

for (const lang of ['zh', 'en']) {
  for (const width of [390, 1280]) {
    test(`residents' pages can be read by everybody (${lang}, ${width} px)`, async () => {
      const { page, leave } = await visitor(town, { lang, width });
      for (const path of residents_pages) {
        const answer = await page.goto(path);
        assert.equal(answer.status(), 200, path);
        await look_at(page, `${path.slice(1) || 'home'}-${lang}-${width}`);
      }
      await leave();
    });

    test(`staff's pages can be read by everybody (${lang}, ${width} px)`, async () => {
      const { page, leave } = await visitor(town, { lang, width, login: 'desk' });
      for (const path of staff_pages) {
        const answer = await page.goto(path);
        assert.equal(answer.status(), 200, path);
        await look_at(page, `staff-${path.slice(1)}-${lang}-${width}`);
      }
      await page.goto('/desk');
      await page.locator('.desk-row a.row-title, a.row-link').first().click();
      await look_at(page, `staff-case-${lang}-${width}`);
      await leave();
    });
  }
}

for (const javaScriptEnabled of [true, false]) {
  test(`a concern is reported, answered, checked and closed (${javaScriptEnabled ? 'with' : 'without'} JavaScript)`, async () => {
    const resident = await visitor(town, { javaScriptEnabled });
    const code = await report(resident.page, '3号楼的电梯早上停在五楼和六楼中间，上个月也停过两次。');
    if (javaScriptEnabled) await look_at(resident.page, 'slip-zh-390');
    const number = await number_of(resident.page, code);

    const manager = await visitor(town, { width: 1280, login: 'manager', javaScriptEnabled });
    await open_case(manager.page, number);
    await act(manager.page, 'acceptance');
    await act(manager.page, 'contact', reached_by_phone);
    await act(manager.page, 'work', (form) => form.locator('textarea[name="note"]').fill('维保公司到场，更换门机皮带。'));
    await act(manager.page, 'answer', async (form) => {
      await form.locator('textarea[name="answer"]').fill('门机皮带已更换，检验合格，恢复运行。');
      await form.locator('input[name="public_line"]').fill('电梯停用已修复');
      await form.locator('input[name="is_public"]').check();
    });
    await manager.leave();

    const checker = await visitor(town, { width: 1280, login: 'second', javaScriptEnabled });
    await open_case(checker.page, number);
    if (javaScriptEnabled) await checker.page.screenshot({ path: join(pictures, 'case.png'), fullPage: true });
    await act(checker.page, 'check');
    await checker.leave();

    await resident.page.goto(`/track/${code}`);
    if (javaScriptEnabled) await look_at(resident.page, 'track-zh-390');
    await resident.page.locator('button[value="satisfied"]').click();
    await resident.page.goto(`/track/${code}`);
    assert.match(await resident.page.locator('main').innerText(), /已办结/);
    await resident.page.goto(`/cases/${number}`);
    assert.match(await resident.page.locator('main').innerText(), /电梯停用已修复/);
    await resident.leave();
  });
}

test('the elder version keeps the telephone of the committee there in sight', async () => {
  const { page, leave } = await visitor(town, {});
  await page.goto('/cases?place=%E7%9E%BF%E6%BA%AA%E6%96%B0%E6%9D%91&elder=1');
  assert.match(await page.locator('.committee-line').innerText(), /居民委员会 021-/);
  await page.locator('main a[href^="/cases/"]').first().click();
  await page.waitForURL(/\/cases\/\d+/);
  assert.match(await page.locator('.committee-line').innerText(), /居民委员会 021-/);
  await page.goto('/');
  await page.locator('.committee-line a').click();
  await page.waitForURL(/\/places/);
  await look_at(page, 'elder-places-zh-390');
  await leave();
});

test('a form that came on paper is typed in with its scan, in one go', async () => {
  const { page, leave } = await visitor(town, { login: 'desk', width: 1280 });
  await page.goto('/report/paper');
  await look_at(page, 'paper-zh-1280');
  await page.goto('/report');
  await page.locator('input[name="source"][value="paper"]').check();
  await page.setInputFiles('#scan', 'docs/pictures/' + readdirSync('docs/pictures').find((name) => name.endsWith('.png')));
  await page.fill('#place', '瞿溪新村');
  await page.fill('#words', '楼道扶手松了，老人上下楼不方便。');
  await page.locator('form[action="/voices"] button.main').click();
  await page.waitForURL(/\/slip\//);
  await page.goto(page.url().replace('/slip/', '/track/'));
  assert.match(await page.locator('main').innerText(), /您的纸质单/);
  await leave();
});

for (const javaScriptEnabled of [true, false]) {
  test(`an answer begins from a template and is not sent with a gap (${javaScriptEnabled ? 'with' : 'without'} JavaScript)`, async () => {
    const resident = await visitor(town, { javaScriptEnabled });
    const number = await number_of(resident.page, await report(resident.page, '电梯关门时夹人，已经两天了。'));
    await resident.leave();

    const { page, leave } = await visitor(town, { width: 1280, login: 'manager', javaScriptEnabled });
    await open_case(page, number);
    await act(page, 'acceptance');
    await act(page, 'contact', reached_by_phone);
    await page.locator('#answer a.chip', { hasText: '电梯恢复运行' }).click();
    const box = page.locator('#answer textarea[name="answer"]');
    if (!javaScriptEnabled) await page.waitForURL(/template=/);
    assert.match(await box.inputValue(), new RegExp(`办件号 ${number}`));
    await page.locator('#answer button.main').click();
    assert.match(await page.locator('#answer').innerText(), /还有没填的空/);
    assert.match(await box.inputValue(), /＿＿/);
    await box.fill('门机皮带已更换，试运行正常。');
    await page.locator('#answer button.main').click();
    assert.match(await page.locator('main').innerText(), /门机皮带已更换/);
    await leave();
  });
}

test('an office says on which day it is closed, and residents read it', async () => {
  const lead = await visitor(town, { width: 1280, login: 'manager' });
  await lead.page.goto('/alliance');
  await lead.page.goto(await lead.page.locator('a.row-link', { hasText: '松石物业' }).first().getAttribute('href'));
  await lead.page.locator('a', { hasText: '安排停止办公' }).click();
  await look_at(lead.page, 'closed-days-zh-1280');
  await lead.page.locator('input[name="reason"][value="disinfection"]').check();
  await lead.page.locator('.card button.main').click();
  assert.match(await lead.page.locator('main').innerText(), /消杀/);

  const resident = await visitor(town, {});
  await resident.page.goto('/report?place=瞿溪新村&category=lift');
  assert.match(await resident.page.locator('[data-then]').innerText(), /停止办公（消杀），答复期限不变/);
  await resident.leave();

  await lead.page.locator('button', { hasText: '取消' }).click();
  assert.doesNotMatch(await lead.page.locator('main').innerText(), /消杀.*取消/s);
  await lead.leave();
});

test('a refused form keeps what was typed and says what to do', async () => {
  const { page, leave } = await visitor(town);
  await page.goto('/report');
  await page.evaluate(() => document.querySelectorAll('[required]').forEach((each) => each.removeAttribute('required')));
  await page.fill('#contact_phone', '13000000002');
  await page.locator('form[action="/voices"] button.main').click();

  await page.locator('.refusal').first().waitFor();

  assert.equal(await page.inputValue('#contact_phone'), '13000000002');
  await look_at(page, 'report-refused-zh-390');
  await leave();
});

test('the clock moves past a deadline and the case climbs', async () => {
  const resident = await visitor(town);
  const code = await report(resident.page, '楼道灯坏了三天，晚上老人上楼看不清。');
  const number = await number_of(resident.page, code);
  for (let day = 0; day < 2; ++day) {
    await resident.page.locator('button[name="step"][value="day"]').click();
    await resident.page.waitForLoadState();
  }
  await resident.page.goto(`/track/${code}`);
  assert.match(await resident.page.locator('main').innerText(), /升级到/);
  await look_at(resident.page, 'track-climbed-zh-390');
  await resident.leave();

  const committee = await visitor(town, { width: 1280, login: 'committee' });
  await committee.page.goto('/desk');
  assert.ok((await committee.page.locator('main').innerText()).includes(`#${number}`));
  await look_at(committee.page, 'desk-climbed-zh-1280');
  await committee.leave();
});

test('the elder version is remembered and large', async () => {
  const { page, leave } = await visitor(town);
  await page.goto('/');
  await page.getByRole('link', { name: '长辈版' }).click();
  await page.goto('/report');

  const size = await page.evaluate(() => parseFloat(getComputedStyle(document.body).fontSize));

  assert.ok(size >= 20, `text is ${size} px`);
  await look_at(page, 'report-elder-zh-390');
  await leave();
});

test('the first page is light', async () => {
  const { page, leave } = await visitor(town);
  let bytes = 0;
  page.on('response', async (answer) => { bytes += Number(answer.headers()['content-length'] ?? 0); });
  await page.goto('/', { waitUntil: 'networkidle' });
  assert.ok(bytes > 0 && bytes < 100_000, `${bytes} bytes`);
  await leave();
});
