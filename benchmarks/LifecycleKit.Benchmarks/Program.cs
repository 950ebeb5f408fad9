using BenchmarkDotNet.Running;
using LifecycleKit.Benchmarks.Clv;
using LifecycleKit.Benchmarks.Customers;
using LifecycleKit.Benchmarks.Metrics;

// `memory` prints bytes a row, `evaluation` time a row beside its floor, `report` time and memory of a report, which BenchmarkDotNet does
// not; anything else is for BenchmarkDotNet.
if (args is ["memory"]) OrderLogMemory.Print();
else if (args is ["evaluation"]) EvaluationCost.Print();
else if (args is ["report"]) ReportCost.Print();
else BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
