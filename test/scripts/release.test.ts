import { withHeading } from '../../scripts/release/changelog';

describe('The release command', () => {
	it('a release gives what is unreleased in the changelog a heading of its version', () => {
		const changelog = '# Changelog\n\n## Unreleased\n\n- New\n\n## 0.1.0\n\n- Old\n';

		expect(withHeading(changelog, '0.2.0')).toBe(changelog.replace('Unreleased', '0.2.0'));
	});

	it('a release without news in the changelog is refused', () => {
		expect(() => withHeading('# Changelog\n\n## 0.1.0\n', '0.2.0')).toThrow('no heading');
	});
});
