using BenchmarkDotNet.Attributes;
using LifecycleKit.Stages;

namespace LifecycleKit.Benchmarks.Stages;

/// <summary>
/// The cost of a start-up or a reload: a hundred rules of three leaves are read from JSON, checked, analysed and compiled.
/// </summary>
[MemoryDiagnoser]
public class LoadBenchmarks
{
    private readonly string _json = RuleSet.Definition(10).ToJson();
    private readonly LifecycleDefinition _definition = RuleSet.Definition(10);

    [Benchmark(Baseline = true)]
    public LifecycleEngine LoadAnalyseAndCompile()
    {
        var definition = LifecycleDefinition.FromJson(_json);
        Analyse(definition);
        return LifecycleEngine.Compile(definition);
    }

    /// <summary>A host that runs what was published does not ask for warnings.</summary>
    [Benchmark]
    public LifecycleEngine LoadAndCompile() => LifecycleEngine.Compile(LifecycleDefinition.FromJson(_json));

    [Benchmark]
    public LifecycleDefinition DeclareAndAnalyse()
    {
        var definition = RuleSet.Definition(10);
        Analyse(definition);
        return definition;
    }

    [Benchmark]
    public LifecycleEngine Compile() => LifecycleEngine.Compile(_definition);

    private static int Analyse(LifecycleDefinition definition) => definition.Warnings.Count;
}
