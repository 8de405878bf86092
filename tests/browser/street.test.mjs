// Walks of whoever looks at the whole street: figures that open their cases, and rules tried before
// they are put into force.

import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { look_at } from './deeds.mjs';
import { open_town, visitor } from './town.mjs';

let town;
before(async () => { town = await open_town(); });
after(async () => { await town.close(); });

for (const [lang, width] of [['zh', 390], ['en', 1280]]) {
  const said = (zh, en) => (lang === 'zh' ? zh : en);

  test(`every figure of the overview opens its cases (${lang}, ${width} px)`, async () => {
    const { page, leave } = await visitor(town, { lang, width });
    await page.goto('/overview');
    await page.locator('nav.tools a').first().click();
    await page.locator('nav.tabs a').nth(2).click();
    await look_at(page, `overview-by-category-${lang}-${width}`);
    await page.locator('table.figures thead a').nth(3).click();
    const figure = page.locator('table.figures tbody td.number a').filter({ hasText: /^[1-9]/ }).first();
    const [part] = (await figure.innerText()).match(/\d+/);
    await figure.click();
    await page.waitForURL(/\/overview\/cases\?/);
    const shown = await page.locator('main ul.rows > li, main table tbody tr').count();
    assert.ok(shown === Number(part) || shown >= 50, `${shown} cases behind ${part}`);
    await look_at(page, `overview-cases-${lang}-${width}`);

    await page.goto('/overview?by=unit');
    for (const cell of await page.locator('table.figures tbody tr').first().locator('td.number').all()) {
      const shown = await cell.innerText();
      assert.ok(/^(—|0|0\/0)?$/.test(shown.trim()) || await cell.locator('a').count() > 0, `${shown} opens its cases`);
    }
    await page.locator('table.figures tbody th a').first().click();
    await page.waitForURL(/of=/);
    await look_at(page, `overview-of-one-${lang}-${width}`);
    await page.locator('.page-head h1 a').click();
    await page.locator('#figures').waitFor();
    await look_at(page, `unit-figures-${lang}-${width}`);
    await leave();
  });

  test(`rules are tried on open cases before they hold (${lang}, ${width} px)`, async () => {
    const { page, leave } = await visitor(town, { lang, width, login: 'operator' });
    await page.goto('/settings');
    await page.locator('a[href="/settings/documents/cases"]').click();
    await page.waitForURL('**/settings/documents/cases');
    const rules = await page.inputValue('#document');
    assert.match(rules, /^answer = \d+$/m);
    const proposed = rules.replace(/^answer = \d+$/m, `answer = ${width === 390 ? 7 : 9}`);
    await page.fill('#document', proposed.replace(/^contact = /m, 'contacted = '));
    await page.locator('form[action$="/trial"] button.main').click();
    await page.locator('.notice.refusal').waitFor();
    assert.match(await page.inputValue('#document'), /contacted = /);
    await look_at(page, `rules-refused-${lang}-${width}`);

    await page.fill('#document', proposed);
    await page.locator('form[action$="/trial"] button.main').click();
    await page.locator('#trial').waitFor();
    assert.match(await page.locator('#trial').innerText(), said(/\d+ 件/, /\d+/));
    assert.ok(await page.locator('#trial tbody tr').count() > 0, 'some cases would be timed differently');
    assert.match(await page.locator('#trial del').first().innerText(), /answer = /);
    await look_at(page, `rules-trial-${lang}-${width}`);
    await page.goto('/settings/documents/cases');
    assert.equal(await page.inputValue('#document'), rules, 'a trial records nothing');

    await page.fill('#document', proposed);
    await page.locator('form[action$="/trial"] button.main').click();
    await page.fill('#reason', said('居民代表会上提的', 'Asked for by residents'));
    await page.locator('#trial button.main').click();
    await page.waitForURL('**/settings/documents/cases');
    assert.equal(await page.inputValue('#document'), proposed);
    await look_at(page, `rules-set-${lang}-${width}`);
    await leave();
  });

  test(`every document of the street is read and tried (${lang}, ${width} px)`, async () => {
    const { page, leave } = await visitor(town, { lang, width, login: 'operator' });
    await page.goto('/settings');
    await look_at(page, `settings-${lang}-${width}`);
    const documents = await page.locator('a[href^="/settings/documents/"]').evaluateAll((links) => links.map((link) => link.getAttribute('href')));
    assert.equal(documents.length, 6);
    for (const address of documents) {
      await page.goto(address);
      await page.fill('#document', `${await page.inputValue('#document')}\n# ${said('看过了', 'looked at')}\n`);
      await page.locator('form[action$="/trial"] button.main').click();
      await page.locator('#trial ins').first().waitFor();
      await look_at(page, `document-${address.split('/').pop()}-${lang}-${width}`);
    }
    await leave();
  });
}
