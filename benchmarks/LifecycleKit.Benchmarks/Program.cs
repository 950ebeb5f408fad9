using BenchmarkDotNet.Running;
using LifecycleKit.Benchmarks.Clv;
using LifecycleKit.Benchmarks.Customers;

// `memory` prints bytes a row and `evaluation` time a row beside its floor, which BenchmarkDotNet does not; anything else is for BenchmarkDotNet.
if (args is ["memory"]) OrderLogMemory.Print();
else if (args is ["evaluation"]) EvaluationCost.Print();
else BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
