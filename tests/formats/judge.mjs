// Whether an answer is what /openapi.json says of its address, by the judgement of another program.

import assert from 'node:assert/strict';
import Ajv2020 from 'ajv/dist/2020.js';
import add_formats from 'ajv-formats';

const judge = new Ajv2020({ strict: false, allErrors: true });
add_formats(judge);
const compiled = new Map();

export function fits(document, schema, value, where) {
  const key = JSON.stringify(schema);
  if (!compiled.has(key)) compiled.set(key, judge.compile({ components: document.components, ...schema }));
  const is_valid = compiled.get(key);
  assert.ok(is_valid(value), `${where}: ${JSON.stringify(is_valid.errors)}`);
}

// "/cases/{id}" of "/cases/7": the address with the fewest places that fits.
export function pattern_of(document, path) {
  const parts = path.split('/');
  const fitting = (pattern) => {
    const named = pattern.split('/');
    return named.length === parts.length && named.every((each, at) => each.startsWith('{') || each === parts[at]);
  };
  const places_in = (pattern) => pattern.split('{').length;
  return Object.keys(document.paths).filter(fitting).sort((one, other) => places_in(one) - places_in(other))[0];
}

// `answer` has a status, its type without a parameter, and how to read it as JSON.
export async function check_answer(document, where, operation, answer) {
  const refused = operation.responses.default.content ?? document.components.responses.Problem.content;
  const documented = answer.status < 300 ? operation.responses[answer.status]?.content : refused;
  assert.ok(documented?.[answer.type], `${where}: ${answer.status} ${answer.type} is not in the document`);
  const { schema } = documented[answer.type];
  if (answer.type.endsWith('json') && schema) fits(document, schema, await answer.json(), where);
}
