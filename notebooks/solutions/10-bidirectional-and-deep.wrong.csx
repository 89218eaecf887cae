// %% ex1-stub
double intoSecond = 64, outOfSecond = 64;   // forgets that every layer stacks two states
// %% ex2-stub
int[] Reversed(int[] ids, int length) => ids.Reverse().ToArray();   // the padding comes first
// %% ex3-stub
bool LooksAhead(ISequenceLayer<float> layer) => layer is Bidirectional<float>;   // trusts the name, and misses the stack
// %% ex4-stub
Func<ISequenceLayer<float>> mine = () => Both(16, 16, seed: 1);   // one layer, which only adds up
