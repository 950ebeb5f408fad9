using BenchmarkDotNet.Running;
using LifecycleKit.Benchmarks.Customers;

// `memory` prints bytes a row, which BenchmarkDotNet does not measure; anything else is for BenchmarkDotNet.
if (args is ["memory"]) OrderLogMemory.Print();
else BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
