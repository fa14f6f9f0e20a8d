/**
 * Lint rules. Imports go in one direction: app → features → components → lib → api, and features do not import each other.
 * Imports across folders use `@/…`, so that the rule applies to them.
 */
import js from '@eslint/js';
import jsxA11y from 'eslint-plugin-jsx-a11y';
import reactHooks from 'eslint-plugin-react-hooks';
import globals from 'globals';
import tseslint from 'typescript-eslint';

const LAYERS = ['app', 'features', 'components', 'lib', 'api'];
const UPWARDS = { group: ['../*'], message: 'Import from other folders with @/…, so that the import direction is checked.' };

/** Forbids imports from the layers above, and between features. */
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
      // Destructuring is used to omit fields.
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
        { selector: "JSXAttribute[name.name='dangerouslySetInnerHTML']", message: 'Do not render HTML.' },
      ],
    },
  },
  ...layerRules,
  { files: ['scripts/**', 'measure/**', 'eslint.config.js'], languageOptions: { globals: globals.node } },
  { files: ['public/**/*.js'], languageOptions: { sourceType: 'script', globals: globals.browser } },
  { files: ['e2e/**', 'src/**/*.test.{ts,tsx}'], rules: { 'max-lines': 'off' } },
);
