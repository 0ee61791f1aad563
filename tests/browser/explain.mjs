// The npm package answers as the command line does: the same function, built by wasm-pack.
import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { test } from 'node:test'

const folder = process.env.KOTODIGI_NPM ? new URL(`file://${process.env.KOTODIGI_NPM}/`) : new URL('../../target/npm/', import.meta.url)

test('the npm package explains facts', async () => {
  const { explain_json, initSync } = await import(new URL('kotodigi.js', folder))
  initSync({ module: await readFile(new URL('kotodigi_bg.wasm', folder)) })
  const facts = { on: '2026-07-16', plan_drawn_up_on: '2026-01-15' }
  const { findings } = JSON.parse(explain_json(JSON.stringify(facts), 'sv'))
  const review = findings.find(found => found.id === 'review_due')
  assert.equal(review.answer, '2026-07-15')
  assert.match(review.citation, /22 §/)
  assert.ok(findings.find(found => found.id === 'review_overdue').answer === 'yes')
  assert.throws(() => explain_json('{"unknown": 1}', 'fi'), /unknown/)
})
