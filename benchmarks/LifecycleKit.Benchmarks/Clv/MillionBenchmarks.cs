using BenchmarkDotNet.Attributes;
using LifecycleKit.Clv;
using LifecycleKit.Customers;

namespace LifecycleKit.Benchmarks.Clv;

/// <summary>A million customers with distinct histories: compress, fit, evaluate once, and forecast.</summary>
[MemoryDiagnoser]
public class MillionBenchmarks
{
    private const int Customers = 1_000_000;

    private readonly PurchaseForecast[] _forecasts = new PurchaseForecast[Customers];
    private readonly double[] _gradient = new double[4];
    private readonly double[] _hessian = new double[16];
    private PurchaseHistory[] _histories = [];
    private PurchaseSample _sample = null!;
    private PurchaseModel _model = null!;
    private SampleLikelihood _likelihood = null!;
    private double[] _point = [];

    [Params("BG/NBD", "MBG/NBD", "Pareto/NBD")]
    public string Model { get; set; } = "BG/NBD";

    [GlobalSetup]
    public void Setup()
    {
        var family = PurchaseFamilies.Find(Model)!;
        var parameters = Model switch
        {
            "BG/NBD" => new PurchaseParameters(0.243, 4.414, 0.793, 2.426),
            "MBG/NBD" => new PurchaseParameters(0.525, 6.183, 0.891, 1.614),
            _ => new PurchaseParameters(0.553, 10.578, 0.606, 11.669),
        };
        _histories = PurchasePopulation.Simulate(family, parameters, Customers);
        _sample = PurchaseSample.Create(_histories);
        _model = family.Create(parameters, TimeUnit.Week, PurchaseGrain.Day, null);
        _likelihood = family.LikelihoodOf(_sample.Columns);
        _point = [.. _likelihood.Starts[0].Select(x => Math.Log(x))];
    }

    [Benchmark]
    public PurchaseSample Compress() => PurchaseSample.Create(_histories);

    [Benchmark]
    public FitResult CompressAndFit() =>
        PurchaseFit.Fit<PurchaseModel>(_model.Family, PurchaseSample.Create(_histories), null, default);

    [Benchmark]
    public double Evaluate() => _likelihood.Evaluate(_point, _gradient, _hessian);

    [Benchmark]
    public void Forecast() => _model.Forecast(_histories, _forecasts, 90 / 7.0, Discount.Continuous(0.10), 365 / 7.0, default);
}
