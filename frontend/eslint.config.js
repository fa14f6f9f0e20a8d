/**
 * Lint rules. The import direction is one of them: app → features → components → lib → api, never back, and a
 * feature does not reach into another. Folders are crossed by `@/…` only, so that the rule sees every crossing.
 */
import js from '@eslint/js';
import jsxA11y from 'eslint-plugin-jsx-a11y';
import reactHooks from 'eslint-plugin-react-hooks';
import globals from 'globals';
import tseslint from 'typescript-eslint';

const LAYERS = ['app', 'features', 'components', 'lib', 'api'];
const UPWARDS = { group: ['../*'], message: 'Cross folders with @/…, so that the import direction is checked.' };

/** Forbids a layer everything above it; features also forbid each other. */
const layerRules = LAYERS.map((layer, index) => {
  const above = LAYERS.slice(0, layer === 'features' ? index + 1 : index);
  const patterns = [
    UPWARDS,
    ...above.map((name) => ({
      group: [`@/${name}`, `@/${name}/**`],
      message: `${layer}/ may not import ${name}/: the direction is ${LAYERS.join(' → ')}.`,
    })),
  ];
  return { files: [`src/${layer}/**/*.{ts,tsx}`], rules: { 'no-restricted-imports': ['error', { patterns }] } };
});

export default tseslint.config(
  { ignores: ['dist', 'src/api/schema.d.ts'] },
  js.configs.recommended,
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': 'off',
      // Taking a field out of an object is done by naming it.
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }],
      'max-lines': ['error', { max: 150, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    files: ['src/**/*.{ts,tsx}'],
    extends: [reactHooks.configs.flat.recommended, jsxA11y.flatConfigs.strict],
    rules: {
      'no-restricted-syntax': [
        'error',
        { selector: "JSXAttribute[name.name='dangerouslySetInnerHTML']", message: 'Nothing is rendered as HTML.' },
      ],
    },
  },
  ...layerRules,
  { files: ['scripts/**', 'measure/**', 'eslint.config.js'], languageOptions: { globals: globals.node } },
  { files: ['public/**/*.js'], languageOptions: { sourceType: 'script', globals: globals.browser } },
  { files: ['e2e/**', 'src/**/*.test.{ts,tsx}'], rules: { 'max-lines': 'off' } },
);
