// `npm run panel-schema`: writes anew what messages the editor may send to the panel, after a change of their type.
import fs from 'node:fs';
import { messageSchema, SCHEMA_FILE } from './messageSchema.ts';

fs.writeFileSync(SCHEMA_FILE, `${JSON.stringify(messageSchema(), null, '\t')}\n`);
console.log(SCHEMA_FILE);
