import { isolateRequests, operate, reply } from '../../tools/engine/operations';

isolateRequests();

const FLUSH = {
	object: 'service',
	uuid: 'olit_1',
	name: 'Water heater flush',
	description: null,
	task_number: 'WH-1',
	price: 12900,
	cost: 4000,
	taxable: true,
	unit_of_measure: 'each',
	duration: 60,
	category: { id: 7, name: 'Water Heaters' },
	managed_by: null,
	online_booking_enabled: true,
};

/** The price book counts in words of its own, and holds every list in `data`. */
const priceBook = (...data: object[]) => ({
	object: 'list',
	page: 1,
	total_pages_count: 1,
	total_count: data.length,
	data,
});

describe('Price Book Service → Get Many', () => {
	it('searches, sorts and asks for more', async () => {
		const sent = reply({ body: priceBook(FLUSH) });

		const { output, error } = await operate('priceBookService', 'getAll', {
			filters: { q: 'flush' },
			options: { expand: ['service_materials', 'service_labor_rates'] },
			sort: { order: { sort_by: 'created_at', sort_direction: 'asc' } },
		});

		expect(error).toBeUndefined();
		expect(sent).toEqual([
			{
				call: 'GET /api/price_book/services?q=flush&expand[]=service_materials&expand[]=service_labor_rates&sort_by=created_at&sort_direction=asc&page=1&page_size=50',
			},
		]);
		expect(output).toEqual([{ ...FLUSH, price: 129, cost: 40 }]);
	});

	it.each([
		['category', 'Water Heaters'],
		['flat_rate_enabled', false],
		['managed_by', 'housecall'],
		['online_booking_enabled', true],
		['organization_industry', 'Plumbing'],
		['taxable', false],
	])('filters by %s as property, operator and value', async (property, value) => {
		const sent = reply({ body: priceBook() });

		const { error } = await operate('priceBookService', 'getAll', {
			filters: { [property]: value },
		});

		expect(error).toBeUndefined();
		expect(sent).toEqual([
			{
				call: `GET /api/price_book/services?filters[][property]=${property}&filters[][operator]=eq&filters[][value]=${value}&page=1&page_size=50`,
			},
		]);
	});

	it('filters by several of them at once', async () => {
		const sent = reply({ body: priceBook() });

		await operate('priceBookService', 'getAll', {
			filters: { category: 'Heaters', taxable: true },
		});

		expect(sent).toEqual([
			{
				call: 'GET /api/price_book/services?filters[][property]=category&filters[][operator]=eq&filters[][value]=Heaters&filters[][property]=taxable&filters[][operator]=eq&filters[][value]=true&page=1&page_size=50',
			},
		]);
	});

	it('takes the list by the name that the API description gives it, too', async () => {
		reply({ body: { total_pages_count: 1, services: [FLUSH] } });

		const { output } = await operate('priceBookService', 'getAll');

		expect(output).toEqual([{ ...FLUSH, price: 129, cost: 40 }]);
	});

	it('can return services simplified, and in dollars', async () => {
		reply({ body: priceBook(FLUSH) });

		const { output } = await operate('priceBookService', 'getAll', {
			simplify: true,
			options: { moneyIn: 'dollars' },
		});

		expect(output).toEqual([
			{
				uuid: 'olit_1',
				name: 'Water heater flush',
				description: null,
				task_number: 'WH-1',
				price: 129,
				cost: 40,
				unit_of_measure: 'each',
				taxable: true,
				duration: 60,
				online_booking_enabled: true,
				category: 'Water Heaters',
			},
		]);
	});
});
