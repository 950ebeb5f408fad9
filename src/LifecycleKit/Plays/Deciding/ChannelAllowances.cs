using System.Runtime.CompilerServices;

namespace LifecycleKit.Plays;

/// <summary>What the caps of each channel allow; null where it has not been computed.</summary>
[InlineArray(ChannelIndex.Count)]
internal struct ChannelAllowances
{
    private CapAllowance? _first;
}
