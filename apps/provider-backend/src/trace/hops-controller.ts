import { hopReport } from '@exchange-sim/contract';
import type { Recorder } from '@exchange-sim/trace';
import { Body, Controller, HttpCode, Inject, Post } from '@nestjs/common';
import { z } from 'zod';
import { checked } from '../http/checked.js';
import { RECORDER } from '../tokens.js';

const hopReports = z.object({ hops: z.array(hopReport).max(200) });

/** Takes what the widget saw in the page: SDK calls and the user's steps. */
@Controller()
export class HopsController {
  constructor(@Inject(RECORDER) readonly recorder: Recorder) {}

  @Post('/api/hops')
  @HttpCode(200)
  hops(@Body(checked(hopReports, 'body')) { hops }: z.output<typeof hopReports>) {
    for (const hop of hops) this.recorder.report(hop);
    return {};
  }
}
