using BenchmarkDotNet.Attributes;
using LifecycleKit.Clv;
using LifecycleKit.Customers;

namespace LifecycleKit.Benchmarks.Clv;

/// <summary>Fits of CDNOW's 2 357 customers, from the histories to the model, and of a single evaluation.</summary>
[MemoryDiagnoser]
public class FitBenchmarks
{
    private readonly double[] _gradient = new double[4];
    private readonly double[] _hessian = new double[16];
    private PurchaseHistory[] _histories = [];
    private PurchaseSample _sample = null!;
    private SampleLikelihood _likelihood = null!;
    private double[] _point = [];

    [Params("BG/NBD", "MBG/NBD", "Pareto/NBD", "NBD")]
    public string Model { get; set; } = "BG/NBD";

    [GlobalSetup]
    public void Setup()
    {
        _histories = PurchasePopulation.Cdnow();
        _sample = PurchaseSample.Create(_histories);
        var family = PurchaseFamilies.Find(Model)!;
        _likelihood = family.LikelihoodOf(_sample.Columns);
        _point = [.. _likelihood.Starts[0].Select(x => Math.Log(x))];
    }

    [Benchmark]
    public PurchaseSample Compress() => PurchaseSample.Create(_histories);

    [Benchmark]
    public FitResult Fit() => PurchaseFit.Fit<PurchaseModel>(PurchaseFamilies.Find(Model)!, _sample, null, default);

    [Benchmark]
    public double Evaluate() => _likelihood.Evaluate(_point, _gradient, _hessian);
}
