import { SolverServer } from './serve.ts';

/** A solver in a worker of the browser. */
const server = new SolverServer((message) => self.postMessage(message));
self.addEventListener('message', ({ data }) => server.receive(data));
