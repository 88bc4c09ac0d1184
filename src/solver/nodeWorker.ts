import { parentPort } from 'node:worker_threads';
import { SolverServer } from './serve.ts';

/** A solver in a thread of Node. */
const server = new SolverServer((message) => parentPort!.postMessage(message));
parentPort!.on('message', (message) => server.receive(message));
