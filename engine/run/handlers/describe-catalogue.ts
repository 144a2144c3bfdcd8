/** Node types and profiles as plain data: what doors show, forms are made of, and the reference is written from. */
import { z } from 'zod'
import { describeCodec } from '../../media/describe-profile.ts'
import { PROFILES } from '../../media/profiles.ts'
import type { AnyNodeType } from '../../nodes/descriptor.ts'

export const describeNode = ({
  type,
  version,
  title,
  description,
  category,
  ports,
  config,
}: AnyNodeType) => ({
  type,
  version,
  title,
  description,
  category,
  ports: ports.map((port) => ({
    ...port,
    kinds: [...port.kinds],
    max: Number.isFinite(port.max) ? port.max : null,
  })),
  config: z.toJSONSchema(config, { io: 'input', unrepresentable: 'any', override: keepDefault }),
})

/** Zod leaves out the default of whatever is transformed; ours are all in a form that may be written. */
function keepDefault({
  zodSchema,
  jsonSchema,
}: {
  readonly zodSchema: z.core.$ZodTypes
  readonly jsonSchema: z.core.JSONSchema.BaseSchema
}): void {
  const { def } = zodSchema._zod
  if (def.type === 'default' && jsonSchema.default === undefined)
    jsonSchema.default = JSON.parse(
      JSON.stringify(def.defaultValue),
    ) as z.core.JSONSchema.BaseSchema['default']
}

export const profileList = () =>
  PROFILES.map(({ name, title, kind, extension, video, audio }) => ({
    name,
    title,
    kind,
    extension,
    ...(video ? { picture: describeCodec(video) } : {}),
    ...(audio ? { sound: describeCodec(audio) } : {}),
  }))
