/** The names of colours that every ffmpeg knows, in lower case. */

/** What people use most. */
export const USUAL_COLOURS = 'black white gray red green blue yellow cyan magenta orange purple'.split(' ')

/** `ffmpeg -colors` */
export const COLOUR_NAMES: ReadonlySet<string> = new Set([
  ...USUAL_COLOURS,
  ...`
  aliceblue antiquewhite aqua aquamarine azure beige bisque blanchedalmond blueviolet brown burlywood
  cadetblue chartreuse chocolate coral cornflowerblue cornsilk crimson darkblue darkcyan darkgoldenrod
  darkgray darkgreen darkkhaki darkmagenta darkolivegreen darkorange darkorchid darkred darksalmon
  darkseagreen darkslateblue darkslategray darkturquoise darkviolet deeppink deepskyblue dimgray
  dodgerblue firebrick floralwhite forestgreen fuchsia gainsboro ghostwhite gold goldenrod greenyellow
  honeydew hotpink indianred indigo ivory khaki lavender lavenderblush lawngreen lemonchiffon lightblue
  lightcoral lightcyan lightgoldenrodyellow lightgreen lightgrey lightpink lightsalmon lightseagreen
  lightskyblue lightslategray lightsteelblue lightyellow lime limegreen linen maroon mediumaquamarine
  mediumblue mediumorchid mediumpurple mediumseagreen mediumslateblue mediumspringgreen mediumturquoise
  mediumvioletred midnightblue mintcream mistyrose moccasin navajowhite navy oldlace olive olivedrab
  orangered orchid palegoldenrod palegreen paleturquoise palevioletred papayawhip peachpuff peru pink plum
  powderblue rosybrown royalblue saddlebrown salmon sandybrown seagreen seashell sienna silver skyblue
  slateblue slategray snow springgreen steelblue tan teal thistle tomato turquoise violet wheat whitesmoke
  yellowgreen
  `
    .trim()
    .split(/\s+/),
])
