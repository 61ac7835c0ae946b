import { startWebShell } from '../../src-main/shells/web/web-shell';
import { makePageDir } from '../support/page-dir';
import { WebSocketYardApi } from '../support/web-socket-yard-api';
import { describeYardApi } from './yard-api-contract';

describeYardApi('a web socket', async (yard) => {
  const page = makePageDir();
  const shell = await startWebShell({ yard, pageDir: page.dir, port: 0 });
  const open: WebSocketYardApi[] = [];
  return {
    connect: async () => {
      const api = await WebSocketYardApi.connect(shell.port);
      open.push(api);
      return api;
    },
    close: async () => {
      for (const api of open) api.close();
      await shell.close();
      page.remove();
    },
  };
});
