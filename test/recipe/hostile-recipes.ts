/** Broken and hostile recipes, each with the path and line of the value it must be refused for. */

export interface HostileRecipe {
  readonly name: string
  readonly text: string
  readonly path: string
  readonly line: number
  /** Part of the message, so that the right fault is found and not some other. */
  readonly says: RegExp
}

const GOOD_END = 'steps:\n  - {id: a, type: SEGMENT, inputs: [clip]}\noutput: a\n'

/** A valid recipe but for `top`, which stands from line 3 on. */
function withTop(top: string): string {
  return `name: test\ninputs: {clip: video}\n${top}\n${GOOD_END}`
}

/** A valid recipe but for its second step, which starts at line 5 and is written in lines of its own. */
function withStep(step: string): string {
  return `name: test\ninputs: {clip: video}\nsteps:\n  - {id: a, type: SEGMENT, inputs: [clip]}\n${step}\noutput: a\n`
}

/** Dialect registry/dag: the node starts at line 4. */
function withNode(node: string): string {
  return `registry: {assets: {cat: "abc12345"}}\ndag:\n  nodes:\n${node}\n    - {id: out, type: SEGMENT, inputs: [src]}\n  output: out\n`
}

type Row = readonly [name: string, text: string, path: string, line: number, says: RegExp]

const YAML: readonly Row[] = [
  ['nothing at all', '', '', 1, /empty/],
  ['only a comment', '# hello\n', '', 1, /empty/],
  ['null', '~\n', '', 1, /empty/],
  ['a text', 'just words\n', '', 1, /must be a map, not text/],
  ['a list', '- a\n- b\n', '', 1, /must be a map, not a list/],
  ['a tab as indentation', 'name: x\nsteps:\n\t- id: a\n', '', 3, /Tabs/],
  ['an open quote', 'name: "x\nsteps: []\n', '', 3, /quote/],
  ['an open bracket', 'name: x\nsteps: [\n', '', 3, /flow/i],
  ['a colon in plain text', 'name: a: b\n', '', 1, /Nested mappings/],
  ['a key written twice', withTop('version: "1"\nversion: "2"'), 'version', 4, /twice/],
  [
    'a key written twice deep inside',
    withStep('  - id: b\n    type: X\n    config:\n      x: {k: 1, k: 2}'),
    'steps.b.config.x.k',
    8,
    /twice/,
  ],
  ['a tag that makes bytes', withTop('description: !!binary aGVsbG8='), 'description', 3, /tags/],
  ['a tag that makes a set', withTop('ui: !!set {a, b}'), 'ui', 3, /tags/],
  ['a tag of its own', withTop('ui: !python/object:os.system {}'), 'ui', 3, /tags/],
  ['a tag that changes nothing', withTop('description: !!str 1'), 'description', 3, /tags/],
  ['the YAML 1.1 directive', `%YAML 1.1\n---\n${withTop('version: "1"')}`, '', 1, /directives/],
  ['a tag directive', `%TAG ! tag:evil,2000:\n---\n${withTop('version: "1"')}`, '', 1, /directives/],
  ['two documents', `${withTop('version: "1"')}---\nname: second\n`, '', 7, /second document/],
  ['a merge key', withTop('ui: {a: &a {x: 1}, b: {<<: *a}}'), 'ui.b', 3, /merge keys/],
  [
    'not a number',
    withStep('  - id: b\n    type: X\n    config: {x: .nan}'),
    'steps.b.config.x',
    7,
    /finite/,
  ],
  ['infinity', withStep('  - id: b\n    type: X\n    config: {x: -.inf}'), 'steps.b.config.x', 7, /finite/],
  [
    'a number beyond all bounds',
    withStep('  - id: b\n    type: X\n    config: {x: 1e999}'),
    'steps.b.config.x',
    7,
    /finite/,
  ],
  [
    'a whole number that would be rounded',
    withStep('  - id: b\n    type: X\n    config: {x: 12345678901234567890}'),
    'steps.b.config.x',
    7,
    /digits/,
  ],
  [
    '__proto__ as a key',
    withStep('  - id: b\n    type: X\n    config: {__proto__: {polluted: true}}'),
    'steps.b.config',
    7,
    /not allowed/,
  ],
  ['constructor as a key', withTop('ui: {constructor: {prototype: 1}}'), 'ui', 3, /not allowed/],
  ['prototype as a key', withTop('inputs2: 1\nui: {prototype: 1}'), 'ui', 4, /not allowed/],
  ['a list as a key', withTop('ui: {? [a, b] : 1}'), '', 3, /key must be plain text/],
  ['an empty key', withTop('ui: {"": 1}'), 'ui', 3, /key is empty/],
  ['a key of 300 characters', withTop(`ui: {${'k'.repeat(300)}: 1}`), 'ui', 3, /longer than 200/],
  ['NUL by an escape', withTop('description: "a\\0b"'), 'description', 3, /control characters/],
  [
    'a terminal escape by an escape',
    withTop('description: "\\e[31mred"'),
    'description',
    3,
    /control characters/,
  ],
  ['half a character', withTop('description: "\\uD800"'), 'description', 3, /control characters/],
  ['NUL in the text', withTop('description: a\u0000b'), '', 3, /U\+0000/],
  ['a bell in the text', withTop('description: "\u0007"'), '', 3, /U\+0007/],
  ['an alias without an anchor', withTop('ui: *nowhere'), 'ui', 3, /no anchor/],
  ['an alias before its anchor', withTop('ui: [*later, &later 1]'), 'ui.0', 3, /no anchor/],
  ['an alias inside itself', withTop('ui: &u {again: *u}'), 'ui.again', 3, /stands inside/],
  [
    '101 aliases',
    withTop(`ui:\n  x: &x 1\n  y: [${Array(101).fill('*x').join(', ')}]`),
    'ui.y.100',
    5,
    /more than 100 aliases/,
  ],
  [
    '65 levels',
    withTop(`ui: ${'['.repeat(64)}${']'.repeat(64)}`),
    `ui${'.0'.repeat(63)}`,
    3,
    /deeper than 64/,
  ],
  ['3000 levels', withTop(`ui: ${'['.repeat(3000)}`), '', 3, /far too deeply/],
  ['257 KiB', `${withTop('version: "1"')}#${'x'.repeat(263_000)}`, '', 0, /larger than 256 KiB/],
  [
    '257 KiB of UTF-8 in fewer characters',
    `${withTop('version: "1"')}#${'é'.repeat(131_500)}`,
    '',
    0,
    /larger than 256 KiB/,
  ],
]

const FRAME: readonly Row[] = [
  ['an unknown key at the top', withTop('discription: x'), 'discription', 3, /no "discription"/],
  ['no steps', 'name: x\noutput: a\n', '', 1, /no steps/],
  ['no output', 'name: x\nsteps:\n  - {id: a, type: X}\n', '', 1, /no output/],
  ['steps that are text', 'steps: a\noutput: a\n', 'steps', 1, /must be a list/],
  ['steps in both dialects', `${withTop('version: "1"')}dag: {nodes: []}\n`, 'dag.nodes', 7, /given twice/],
  ['output in both dialects', `${withTop('version: "1"')}dag: {output: a}\n`, 'dag.output', 7, /given twice/],
  ['an output that is a list', 'steps:\n  - {id: a, type: X}\noutput: [a]\n', 'output', 3, /must be text/],
  ['a name that is a map', withTop('description: {a: 1}'), 'description', 3, /must be text, not a map/],
  ['a name that is true', 'name: true\nsteps:\n  - {id: a, type: X}\noutput: a\n', 'name', 1, /must be text/],
  [
    'a description of 20,000 characters',
    withTop(`description: ${'x'.repeat(20_000)}`),
    'description',
    3,
    /longer than 10000/,
  ],
  [
    'a profile that is a path',
    withTop('output_profile: ../../etc/passwd'),
    'output_profile',
    3,
    /cannot be the name of a profile/,
  ],
  [
    'inputs as a list',
    'inputs: [clip]\nsteps:\n  - {id: a, type: X}\noutput: a\n',
    'inputs',
    1,
    /must be a map, not a list/,
  ],
  [
    'an input with a space in its name',
    withTop('effects: {}').replace('clip: video', 'clip: video, my clip: video'),
    'inputs.my clip',
    2,
    /cannot be the name of an input/,
  ],
  [
    'an input of an unknown type',
    withTop('ui: 1').replace('clip: video', 'clip: vidoe'),
    'inputs.clip',
    2,
    /not a type of media/,
  ],
  [
    'an input with an unknown key',
    withTop('ui: 1').replace('clip: video', 'clip: {typ: video}'),
    'inputs.clip.typ',
    2,
    /no "typ"/,
  ],
  [
    'an input pinned twice',
    withTop('ui: 1').replace('clip: video', 'clip: {cid: a1, hash: b2}'),
    'inputs.clip.hash',
    2,
    /pinned twice/,
  ],
  [
    'an input pinned to a path',
    withTop('ui: 1').replace('clip: video', 'clip: {pin: /etc/passwd}'),
    'inputs.clip.pin',
    2,
    /never names files/,
  ],
  [
    'an input pinned to an address',
    withTop('ui: 1').replace('clip: video', 'clip: {pin: "http://127.0.0.1/"}'),
    'inputs.clip.pin',
    2,
    /never names files/,
  ],
  [
    'an input pinned to a Windows path',
    withTop('ui: 1').replace('clip: video', 'clip: {asset: "C:\\\\x"}'),
    'inputs.clip.asset',
    2,
    /never names files/,
  ],
  [
    'an input pinned to the home folder',
    withTop('ui: 1').replace('clip: video', 'clip: {pin: "~root"}'),
    'inputs.clip.pin',
    2,
    /never names files/,
  ],
  [
    'a hash that became a number',
    withTop('ui: 1').replace('clip: video', 'clip: {hash: 12345678}'),
    'inputs.clip.hash',
    2,
    /loses digits/,
  ],
  [
    'a pinned list',
    withTop('ui: 1').replace('clip: video', 'clip: {pin: abc, list: true}'),
    'inputs.clip.list',
    2,
    /not a list/,
  ],
  [
    'list: yes',
    withTop('ui: 1').replace('clip: video', 'clip: {list: yes}'),
    'inputs.clip.list',
    2,
    /true or false/,
  ],
  [
    'an asset the registry does not have',
    withTop('registry: {assets: {cat: abc}}').replace('clip: video', 'clip: {asset: cta}'),
    'inputs.clip.asset',
    2,
    /has no "cta"/,
  ],
  ['an unknown part of the registry', withTop('registry: {asset: {}}'), 'registry.asset', 3, /no "asset"/],
  ['an effect with code', withTop('effects: {dog: {code: "rm -rf"}}'), 'effects.dog.code', 3, /no "code"/],
  [
    'an effect pinned to a path',
    withTop('effects: {dog: {hash: ../dog}}'),
    'effects.dog.hash',
    3,
    /never names files/,
  ],
  [
    'an effect pinned in two places',
    withTop('effects: {dog: a1}\nregistry: {effects: {dog: b2}}'),
    'registry.effects.dog',
    4,
    /pinned twice/,
  ],
  [
    'a parameter without a default',
    withTop('params: {speed: {description: x}}'),
    'params.speed',
    3,
    /no default/,
  ],
  [
    'a parameter that looks like a setting',
    withTop('params: {a.speed: 1}'),
    'params.a.speed',
    3,
    /cannot be the name of a parameter/,
  ],
  ['a canvas of no width', withTop('canvas: {width: 0}'), 'canvas.width', 3, /from 1 to/],
  ['a canvas of half a pixel', withTop('canvas: {height: 10.5}'), 'canvas.height', 3, /whole number/],
  [
    'a canvas of 268 million pixels',
    withTop('canvas: {width: 16384, height: 16384}'),
    'canvas',
    3,
    /million pixels/,
  ],
  ['a canvas with an unknown key', withTop('canvas: {widht: 5}'), 'canvas.widht', 3, /no "widht"/],
  ['a frame rate of 0/0', withTop('canvas: {fps: 0/0}'), 'canvas.fps', 3, /fps/],
  ['a frame rate of 1000', withTop('canvas: {fps: 1000}'), 'canvas.fps', 3, /at most 240/],
  ['a negative frame rate', withTop('canvas: {fps: -25}'), 'canvas.fps', 3, /above 0/],
  ['a frame rate that is an expression', withTop('canvas: {fps: "while(1,0)"}'), 'canvas.fps', 3, /fps/],
  [
    'a sample rate written twice',
    withTop('canvas: {sampleRate: 48000, sample_rate: 48000}'),
    'canvas.sample_rate',
    3,
    /twice/,
  ],
  ['65 channels', withTop('canvas: {channels: 65}'), 'canvas.channels', 3, /from 1 to 8/],
]

const STEPS: readonly Row[] = [
  ['a step that is text', withStep('  - b'), 'steps.1', 5, /must be a map/],
  ['a step without an id', withStep('  - {type: X}'), 'steps.1', 5, /no id/],
  ['a step without a type', withStep('  - {id: b}'), 'steps.b', 5, /no type/],
  ['an id with a slash', withStep('  - {id: ../b, type: X}'), 'steps.../b.id', 5, /cannot be the id/],
  [
    'an id of 201 characters',
    withStep(`  - {id: ${'b'.repeat(201)}, type: X}`),
    `steps.${'b'.repeat(201)}.id`,
    5,
    /cannot be the id/,
  ],
  [
    'an id with a filter in it',
    withStep('  - {id: "b;movie=x", type: X}'),
    'steps.b;movie=x.id',
    5,
    /cannot be the id/,
  ],
  ['an id that is true', withStep('  - {id: true, type: X}'), 'steps.1.id', 5, /must be text/],
  ['an id used twice', withStep('  - {id: a, type: X}'), 'steps.a.id', 5, /two steps are called "a"/],
  [
    'an id that is an input',
    withStep('  - {id: clip, type: X}'),
    'steps.clip.id',
    5,
    /already the name of an input/,
  ],
  [
    'two spellings of the id',
    withStep('  - {id: b, node_id: b, type: X}'),
    'steps.b.node_id',
    5,
    /mean the same/,
  ],
  ['a type with spaces', withStep('  - {id: b, type: "rm -rf"}'), 'steps.b.type', 5, /cannot be a type/],
  ['a type that is a list', withStep('  - {id: b, type: [X]}'), 'steps.b.type', 5, /must be text/],
  ['an unknown key', withStep('  - {id: b, type: X, confg: {}}'), 'steps.b.confg', 5, /no "confg"/],
  [
    'a config that is a list',
    withStep('  - {id: b, type: X, config: [1]}'),
    'steps.b.config',
    5,
    /must be a map/,
  ],
  ['mute: "true"', withStep('  - {id: b, type: X, mute: "true"}'), 'steps.b.mute', 5, /true or false/],
  [
    'an input that is nowhere',
    withStep('  - {id: b, type: X, inputs: [clib]}'),
    'steps.b.inputs.0',
    5,
    /no step or input "clib"/,
  ],
  [
    'a named input that is nowhere',
    withStep('  - {id: b, type: X, inputs: {items: [a, clib]}}'),
    'steps.b.inputs.items.1',
    5,
    /no step or input/,
  ],
  [
    'an input that is a list',
    withStep('  - {id: b, type: X, inputs: [[a]]}'),
    'steps.b.inputs.0',
    5,
    /must be text/,
  ],
  [
    'an input that is a map of two',
    withStep('  - {id: b, type: X, inputs: [{node: a, step: a}]}'),
    'steps.b.inputs.0',
    5,
    /name or \{node/,
  ],
  [
    'an input that is null',
    withStep('  - {id: b, type: X, inputs: [~]}'),
    'steps.b.inputs.0',
    5,
    /must be text, not empty/,
  ],
  [
    'a step that uses itself',
    withStep('  - {id: b, type: X, inputs: [b]}'),
    'steps.b.inputs.0',
    5,
    /uses its own result/,
  ],
  [
    'two steps in a circle',
    withStep('  - {id: b, type: X, inputs: [c]}\n  - {id: c, type: X, inputs: [a, b]}'),
    'steps.c.inputs.1',
    6,
    /b → c|c → b/,
  ],
  [
    'a parameter that is nowhere',
    withStep('  - id: b\n    type: X\n    config: {x: [{param: sped}]}'),
    'steps.b.config.x.0',
    7,
    /no parameter "sped"/,
  ],
  [
    'an output that is nowhere',
    withStep('  - {id: b, type: X}').replace('output: a', 'output: aa'),
    'output',
    6,
    /no step or input "aa"/,
  ],
  [
    'a SOURCE of a file',
    withStep('  - {id: s, type: SOURCE, config: {path: /etc/passwd}}'),
    'steps.s.config.path',
    5,
    /never names files/,
  ],
  [
    'a SOURCE of an address',
    withStep('  - {id: s, type: SOURCE, config: {url: "http://x"}}'),
    'steps.s.config.url',
    5,
    /never names files/,
  ],
  [
    'a SOURCE of an undeclared input',
    withStep('  - {id: s, type: SOURCE, config: {input: clp}}'),
    'steps.s.config.input',
    5,
    /no input "clp"/,
  ],
  [
    'a SOURCE with inputs',
    withStep('  - {id: s, type: SOURCE, config: {input: clip}, inputs: [a]}'),
    'steps.s.inputs.0',
    5,
    /takes no inputs/,
  ],
  [
    'a muted SOURCE',
    withStep('  - {id: s, type: SOURCE, config: {input: clip}, mute: true}'),
    'steps.s.mute',
    5,
    /cannot be told to mute/,
  ],
  [
    'a SOURCE of nothing',
    withNode('    - {id: src, type: SOURCE, config: {name: x}}'),
    'steps.src.config',
    4,
    /needs input: true/,
  ],
  [
    'a SOURCE without a config',
    withNode('    - {id: src, type: SOURCE}'),
    'steps.src',
    4,
    /needs input: true/,
  ],
  [
    'a SOURCE that is fixed and variable',
    withNode('    - {id: src, type: SOURCE, config: {input: true, asset: cat}}'),
    'steps.src.config.input',
    4,
    /either variable/,
  ],
  [
    'a SOURCE of an unknown asset',
    withNode('    - {id: src, type: SOURCE, config: {asset: cut}}'),
    'steps.src.config.asset',
    4,
    /has no "cut"/,
  ],
  [
    'a node that is nowhere',
    withNode('    - {id: source, type: SOURCE, config: {asset: cat}}'),
    'steps.out.inputs.0',
    5,
    /no step or input "src"/,
  ],
  [
    'an unknown key in dag',
    'dag:\n  nodes: [{id: a, type: X}]\n  outputs: a\n',
    'dag.outputs',
    3,
    /no "outputs"/,
  ],
  [
    'a map of nodes whose id differs',
    'nodes:\n  a: {id: b, type: X}\noutput: a\n',
    'steps.a.id',
    2,
    /differs from its key/,
  ],
]

const STEP_LIMIT: readonly Row[] = [
  [
    '2001 steps',
    `steps:\n${Array.from({ length: 2001 }, (_, index) => `- {id: s${index}, type: X}`).join('\n')}\noutput: s0\n`,
    'steps',
    1,
    /2001 steps are more than 2000/,
  ],
]

const row = ([name, text, path, line, says]: Row): HostileRecipe => ({ name, text, path, line, says })

export const HOSTILE_RECIPES: readonly HostileRecipe[] = [...YAML, ...FRAME, ...STEPS, ...STEP_LIMIT].map(row)
