import { post } from './action/post.ts';

post();
