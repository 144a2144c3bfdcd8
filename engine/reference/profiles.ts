/** The page of the profiles: how results are written. */
import { describeCodec } from '../media/describe-profile.ts'
import { type AudioCodec, type Profile, profileForExtension, type VideoCodec } from '../media/profiles.ts'
import { code, page, plain, table } from './markdown.ts'

export const profilesPage = (profiles: readonly Profile[]): string =>
  page('Profiles', [
    'How a result is written. `--profile` chooses one, else the extension of the file that is asked for, else the ' +
      'recipe’s `output_profile`. Where nobody says, pictures become `png`, sounds `flac` and everything else `mp4`.',
    table([
      { head: 'profile', cells: profiles.map(({ name }) => code(name)) },
      { head: 'what it is', cells: profiles.map(({ title }) => plain(title)) },
      { head: 'kind', cells: profiles.map(({ kind }) => kind) },
      { head: 'chosen by', cells: profiles.map(chosenBy) },
      { head: 'picture', cells: profiles.map(({ video }) => (video ? pictureOf(video) : '')) },
      { head: 'sound', cells: profiles.map(({ audio }) => (audio ? soundOf(audio) : '')) },
    ]),
    'Settings and number of threads are part of a profile, so that a recipe gives the same bytes on every machine ' +
      'that has the same ffmpeg. A profile that changes is another profile, with another CID.',
  ])

/** Where several profiles write one extension, it means the first of them. */
function chosenBy(profile: Profile): string {
  const isFirst = profileForExtension(profile.extension) === profile
  return code(isFirst ? `-o result.${profile.extension}` : `--profile ${profile.name}`)
}

const pictureOf = (video: VideoCodec): string =>
  [
    codecText(video),
    video.pixelFormats.map(code).join(' or '),
    video.maxHeight === undefined ? '' : `at most ${video.maxHeight} px high`,
    video.needsEvenSize ? 'even sides' : '',
    video.usesPalette ? '256 colours' : '',
    video.isSinglePicture ? 'the first frame only' : '',
  ]
    .filter((part) => part !== '')
    .join('; ')

const soundOf = (audio: AudioCodec): string =>
  [codecText(audio), ...(audio.sampleRate === undefined ? [] : [`${audio.sampleRate} Hz`])].join('; ')

const codecText = (codec: VideoCodec | AudioCodec): string => code(describeCodec(codec))
