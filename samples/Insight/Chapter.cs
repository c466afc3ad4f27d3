namespace NeuralNets.Samples;

/// <summary>A part of the story.</summary>
/// <param name="Title">Its heading.</param>
/// <param name="Calls">What of the library it shows.</param>
/// <param name="Tell">Computes it and writes it as HTML.</param>
internal sealed record Chapter(string Title, string Calls, Func<Story, string> Tell);
