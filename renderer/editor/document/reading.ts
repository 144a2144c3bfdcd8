/** What a recipe's text says, as the editor needs it. */
import type { Json, Place, Recipe, RecipeIssue } from '../../../engine/recipe/recipe.ts'

/** The document's `ui` section: how it is laid out and what was tried with it. No part of any id. */
export interface UiSection {
  /** Of inputs (`input:name`) and steps (by id), in pixels of the canvas. */
  readonly positions: Readonly<Record<string, readonly [x: number, y: number]>>
  readonly notes: readonly UiNote[]
  readonly frames: readonly UiFrame[]
  /** What fills the variable inputs here: CIDs or names of content. */
  readonly fill: Readonly<Record<string, readonly string[]>>
  /** Values of the recipe's parameters that are tried here. */
  readonly params: Readonly<Record<string, Json>>
}

export interface UiNote {
  readonly id: string
  readonly text: string
  readonly at: readonly [x: number, y: number]
}

export interface UiFrame {
  readonly id: string
  readonly title: string
  readonly at: readonly [x: number, y: number]
  readonly size: readonly [width: number, height: number]
}

export interface Reading {
  /** Undefined exactly when there are issues. One without steps, which nothing runs, is read all the same: it has just begun. */
  readonly recipe: Recipe | undefined
  readonly issues: readonly RecipeIssue[]
  readonly ui: UiSection
  /** Where each step begins in the text, by id. */
  readonly stepPlaces: Readonly<Record<string, Place>>
}

export const EMPTY_UI: UiSection = { positions: {}, notes: [], frames: [], fill: {}, params: {} }

/** An input's key in positions, edges and selections; steps have their id. */
export const inputKey = (name: string): string => `input:${name}`
