import { post } from './phases/post.ts';

await post();
