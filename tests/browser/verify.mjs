// A record file is checked in real Chromium: whole, or which entry is not; and nothing leaves the page.
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { accessible, fits, kotodigi, launch, open, serve } from './stage.mjs'

let server, browser, record, anchors
before(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'kotodigi-record-'))
  const data = join(folder, 'data')
  execFileSync(kotodigi, ['synth', '--clients', '3', '--seed', '1', '--stories', '--on', '2027-01-31', '--data', data])
  record = execFileSync(kotodigi, ['record', 'K-000002', '--data', data, '--as', 'riitta.ahonen']).toString()
  anchors = readFileSync(join(data, 'anchors.jsonl'))
  rmSync(folder, { recursive: true, force: true })
  server = await serve(3)
  browser = await launch()
})
after(async () => { await browser?.close(); await server?.stop() })

const words = {
  fi: { whole: 'Asiakirja on eheä', broken: 'Asiakirja ei ole eheä', vouched: all => `vahvistavat merkintöjä: ${all}/${all}.`, entry: /Merkintä 1: sisältöä on muutettu/ },
  sv: { whole: 'Akten är hel', broken: 'Akten är inte hel', vouched: all => `bekräftar ${all} av ${all} anteckningar.`, entry: /Anteckning 1: innehållet har ändrats/ },
  en: { whole: 'The record is whole', broken: 'The record is not whole', vouched: all => `vouch for ${all} of ${all} entries.`, entry: /Entry 1: the content was changed/ }
}

for (const [lang, said] of Object.entries(words)) {
  test(`${lang}: a record is whole, or the entry that is not is named`, async () => {
    const page = await open(browser, { lang })
    await page.goto(server.base + '/verify')
    await page.getByRole('heading', { level: 1 }).waitFor()
    const requests = []
    page.on('request', request => requests.push(request.url()))
    const choose = text => page.setInputFiles('#record', { name: 'record.json', mimeType: 'application/json', buffer: Buffer.from(text) })
    const outcome = name => page.getByRole('heading', { level: 2, name, exact: true }).waitFor()
    await choose(record)
    await outcome(said.whole)
    await page.getByText(JSON.parse(record).head.hash).waitFor()
    await accessible(page, `/verify ${lang}`)
    await page.setViewportSize({ width: 320, height: 800 })
    assert.equal(await fits(page), true)
    const keep = buffer => page.setInputFiles('#kept', { name: 'kept.jsonl', mimeType: 'application/json', buffer })
    await keep(anchors)
    await page.getByText(said.vouched(JSON.parse(record).entries.length)).waitFor()
    await keep(Buffer.from(anchors.toString().replaceAll(/("journal":\{"position":\d+,"hash":")..../g, '$10000')))
    await outcome(said.broken)
    await keep(anchors)
    await choose(record.replace('Haile', 'Hanna'))
    await outcome(said.broken)
    await page.getByText(said.entry).waitFor()
    await choose(record.slice(0, 200))
    await outcome(said.broken)
    assert.deepEqual(requests, [])
    assert.deepEqual(page.complaints, [])
  })
}
