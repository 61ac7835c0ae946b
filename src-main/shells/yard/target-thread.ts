import { serveTarget } from '../../target/serve-target';
import { SeededRandom } from '../world/seeded-random';

// The entry of the test server's thread: a file of its own in the build.
void serveTarget((seed) => new SeededRandom(seed));
