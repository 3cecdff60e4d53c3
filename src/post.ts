import { post } from './phases/post.ts';

post();
