using System.Globalization;

namespace LifecycleKit.Tests;

/// <summary>Runs what follows under another culture, until disposed.</summary>
internal sealed class Culture : IDisposable
{
    private readonly CultureInfo _before = CultureInfo.CurrentCulture;

    public Culture(string name) =>
        CultureInfo.CurrentCulture = name.Length == 0 ? CultureInfo.InvariantCulture : TestCulture.Named(name);

    public void Dispose() => CultureInfo.CurrentCulture = _before;
}
