import type { INodeProperties } from 'n8n-workflow';

import { isObject } from '../../helpers/values';
import type { ExecuteContext } from '../../operation/operation';
import { inputBinaryField, readFile } from '../../operation/upload';
import type { Api, RequestParts, Route, Upload } from '../../transport/types';

export const image: INodeProperties = {
	...inputBinaryField,
	required: false,
	displayName: 'Image Input Binary Field',
	hint: 'The name of the input binary field containing the picture of the form',
};

const UPDATE: Route = 'PUT /api/price_book/price_forms/{price_form_id}';

const upload = async (api: Api, path: RequestParts['path'], file: Upload) =>
	await api.send({ route: UPDATE, path, file });

/**
 * Sends the form as JSON, and its image in a request of its own: `image` as the one part of a multipart body of an
 * update (API description). The image is read before anything is sent.
 * @throws NodeApiError which says that the form itself was stored, where only the image was refused
 */
export async function sendWithImage({ api, call, settings, context, itemIndex }: ExecuteContext) {
	const given = settings[image.name];
	if (given === undefined) return await api.send(call);
	const file = await readFile(context, itemIndex, { field: image, part: 'image', given });
	if (call.route === UPDATE && Object.keys(call.body ?? {}).length === 0) {
		return await upload(api, call.path, file);
	}
	const form = await api.send(call);
	const id = call.path?.price_form_id ?? (isObject(form) ? String(form.id) : '');
	return await upload(api, { price_form_id: id }, file).catch((fault: unknown) => {
		if (fault instanceof Error) {
			fault.message += ` – the price form ${id} was stored, only its image was not`;
		}
		throw fault;
	});
}
