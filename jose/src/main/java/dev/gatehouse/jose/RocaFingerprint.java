package dev.gatehouse.jose;

import java.math.BigInteger;
import java.util.HashSet;
import java.util.Set;

/**
 * Recognizes RSA moduli of the generator that CVE-2017-15361 is about: its primes are made from powers of 65537, so
 * that modulo each small prime the modulus is such a power too. A sound modulus passes for one of them with a
 * probability under one in a hundred million.
 */
final class RocaFingerprint {
    private static final BigInteger GENERATOR = BigInteger.valueOf(65537);
    private static final int[] PRIMES = {11, 13, 17, 19, 37, 53, 61, 71, 73, 79, 97, 103, 107, 109, 127, 151, 157};

    private RocaFingerprint() {}

    static boolean marks(BigInteger modulus) {
        for (int prime : PRIMES) {
            var p = BigInteger.valueOf(prime);
            if (!powers(p).contains(modulus.mod(p))) {
                return false;
            }
        }
        return true;
    }

    private static Set<BigInteger> powers(BigInteger p) {
        var powers = new HashSet<BigInteger>();
        for (var power = BigInteger.ONE;
                powers.add(power);
                power = power.multiply(GENERATOR).mod(p)) {
            // Each turn adds one power, until they repeat.
        }
        return powers;
    }
}
