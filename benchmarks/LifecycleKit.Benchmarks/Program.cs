using System.Globalization;
using BenchmarkDotNet.Running;
using LifecycleKit.Benchmarks.Clv;
using LifecycleKit.Benchmarks.Customers;
using LifecycleKit.Benchmarks.Metrics;
using LifecycleKit.Benchmarks.Products;
using LifecycleKit.Benchmarks.Tracking;

// `memory` prints bytes a row, `evaluation` time a row beside its floor, `report` time and memory of a report, `tracker` time and bytes of
// a call of the tracker, `shop` memory and speed of a whole shop in memory, `products` time and memory of fits to order lines, which
// BenchmarkDotNet does not; anything else is for BenchmarkDotNet.
if (args is ["memory"]) OrderLogMemory.Print();
else if (args is ["evaluation"]) EvaluationCost.Print();
else if (args is ["report"]) ReportCost.Print();
else if (args is ["tracker"]) await TrackerCost.PrintAsync();
else if (args is ["shop", .. var numbers])
    ShopMemory.Print(Number(numbers, 0, 1_000_000), Number(numbers, 1, 2));
else if (args is ["products", .. var sizes]) ProductCost.Print(Number(sizes, 0, 1_000_000));
else BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);

static int Number(string[] numbers, int place, int otherwise) =>
    place < numbers.Length ? int.Parse(numbers[place], CultureInfo.InvariantCulture) : otherwise;
