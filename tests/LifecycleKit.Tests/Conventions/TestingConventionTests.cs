using LifecycleKit.Testing;

namespace LifecycleKit.Tests.Conventions;

/// <summary>The kit for tests of users has no test framework, and sees public members only.</summary>
public class TestingConventionTests() : SatelliteContract(typeof(CustomerStoreContract).Assembly)
{
    protected override string Baseline => Path.Combine("LifecycleKit.Tests", "Conventions", "PublicAPI.Testing.txt");
}
